namespace Dtks.Functions.Verification;

/// <summary>The answer to a bulk of decisions: one result for each row, in their order.</summary>
internal sealed record LineAnswers(IReadOnlyList<LineAnswer> Results);
