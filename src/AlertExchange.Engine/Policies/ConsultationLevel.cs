namespace AlertExchange.Engine.Policies;

/// <summary>会商 level: who settles which problems, 1 is the lowest.</summary>
public sealed record ConsultationLevel(int Level, string Problem, string HandledBy, string Clause);
