using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake;

/// <summary>Up to 1000 data rows of one sheet as they were read, with the binding that explains them.</summary>
public sealed record RawBatch(int Number, BoundSheet Sheet, IReadOnlyList<SheetRow> Rows);
