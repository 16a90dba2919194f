using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Intake.Forms;

/// <summary>Every department's forms, read once from the configuration. Immutable and thread-safe.</summary>
public sealed class FormCatalog
{
    private readonly Dictionary<string, DepartmentForms> _byId;

    private FormCatalog(IReadOnlyList<DepartmentForms> departments)
    {
        Departments = departments;
        _byId = departments.ToDictionary(d => d.Id.Value, StringComparer.Ordinal);
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<DepartmentForms> Departments { get; }

    /// <summary>
    /// Reads <c>columns.yaml</c> and <c>departments/*.yaml</c> under the configuration directory.
    /// Throws <see cref="FormDefinitionException"/> on the first thing that is wrong.
    /// </summary>
    public static FormCatalog Load(string configDirectory)
    {
        var shared = SharedColumns.Load(Path.Combine(configDirectory, "columns.yaml"));
        var files = Directory.GetFiles(Path.Combine(configDirectory, "departments"), "*.yaml");
        return new FormCatalog([.. files.Select(file => DepartmentFile.Read(file, shared)).OrderBy(department => department.Id)]);
    }

    /// <summary>The department, or null when no file defines it.</summary>
    public DepartmentForms? Department(DepartmentId id) => _byId.GetValueOrDefault(id.Value);

    /// <summary>The form of a kind in a department, or null.</summary>
    public FormDefinition? Form(DepartmentId id, AlertKind kind) => Department(id)?.Forms.FirstOrDefault(form => form.Kind == kind);
}
