using Dtks.Domain.Verification;

namespace Dtks.Functions.Verification;

/// <summary>What became of one row: applied, or refused with code, rule and what to do; and how its line now stands.</summary>
internal sealed record LineAnswer(
    int Line, LineAnswerStatus Status, LineOutcome? Outcome, int? Ground, string? Code = null, string? Rule = null, string? Detail = null);
