using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AlertExchange.Architecture.Tests;

/// <summary>What a room's assembly refers to, read from its metadata: nothing is loaded or run.</summary>
public sealed class CompiledRoom
{
    private static readonly ConcurrentDictionary<string, CompiledRoom> Read = new(StringComparer.Ordinal);

    private CompiledRoom(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        Assemblies = [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))];
        Types = [.. metadata.TypeReferences.Select(h => FullName(metadata, h))];
        Members = [.. metadata.MemberReferences.Select(h => metadata.GetMemberReference(h))
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => $"{FullName(metadata, (TypeReferenceHandle)m.Parent)}.{metadata.GetString(m.Name)}")];
        var bases = metadata.TypeDefinitions.Select(h => metadata.GetTypeDefinition(h).BaseType).ToHashSet();
        OpenClasses = [.. metadata.TypeDefinitions.Where(h => !bases.Contains(h)).Select(metadata.GetTypeDefinition)
            .Where(t => IsOpenClass(metadata, t))
            .Select(t => FullName(metadata, t))];
    }

    /// <summary>Names of the assemblies that are used.</summary>
    public IReadOnlyList<string> Assemblies { get; }

    /// <summary>Full names of types of other assemblies that are used.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Members of such types, as <c>System.DateTime.get_Now</c>.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>Classes written by hand that nothing in the room derives from and that are neither sealed, abstract nor static.</summary>
    public IReadOnlyList<string> OpenClasses { get; }

    public static CompiledRoom Of(Room room) =>
        Read.GetOrAdd(Path.Combine(AppContext.BaseDirectory, $"{room.AssemblyName}.dll"), path => new CompiledRoom(path));

    private static bool IsOpenClass(MetadataReader metadata, TypeDefinition type)
    {
        const TypeAttributes closed = TypeAttributes.Sealed | TypeAttributes.Abstract | TypeAttributes.Interface;
        var name = metadata.GetString(type.Name);
        return (type.Attributes & closed) == 0
            && !name.StartsWith('<')
            && name != "Program"
            && !IsGenerated(metadata, type);
    }

    private static bool IsGenerated(MetadataReader metadata, TypeDefinition type)
    {
        var attributes = type.GetCustomAttributes().Select(h => metadata.GetCustomAttribute(h).Constructor)
            .Where(c => c.Kind == HandleKind.MemberReference)
            .Select(c => metadata.GetMemberReference((MemberReferenceHandle)c).Parent)
            .Where(p => p.Kind == HandleKind.TypeReference)
            .Select(p => FullName(metadata, (TypeReferenceHandle)p));
        return attributes.Any(a => a is "System.Runtime.CompilerServices.CompilerGeneratedAttribute" or "System.CodeDom.Compiler.GeneratedCodeAttribute")
            || (!type.GetDeclaringType().IsNil && IsGenerated(metadata, metadata.GetTypeDefinition(type.GetDeclaringType())));
    }

    private static string FullName(MetadataReader metadata, TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        return type.GetDeclaringType().IsNil
            ? $"{metadata.GetString(type.Namespace)}.{name}"
            : $"{FullName(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()))}.{name}";
    }

    private static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
