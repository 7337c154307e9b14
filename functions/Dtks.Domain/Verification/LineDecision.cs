namespace Dtks.Domain.Verification;

/// <summary>
/// What the village decided about one line in so many words; what follows from it is worked out by <see cref="Cascade"/>.
/// </summary>
/// <param name="Outcome">Eligible or ineligible.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15, exactly when ineligible.</param>
/// <param name="Note">A note, 1 to 1,000 characters.</param>
/// <param name="Successor">Ground 3 on a PBI-JKN line: the line of the adult who receives the family's programmes from now on
/// (VER-4).</param>
/// <param name="SuccessorMember">Ground 3 on any line: the adult of the household who receives the family's programmes from now on, also without a line of
/// their own (VER-4). On a family's programme the line is theirs then, and eligible.</param>
public sealed record LineDecision(LineOutcome Outcome, int? Ground, string? Note, int? Successor, string? SuccessorMember = null);

/// <summary>One row of a bulk of decisions as it came in; nothing checked.</summary>
/// <param name="Line">The line's number.</param>
/// <param name="Outcome"><c>eligible</c> or <c>ineligible</c>.</param>
/// <param name="Ground">A ground of VER-5, 1 to 15, exactly when ineligible.</param>
/// <param name="Note">A note.</param>
/// <param name="Successor">With ground 3 on a PBI-JKN line: the PBI-JKN line of the adult who receives the family's programmes from now on
/// (VER-4).</param>
/// <param name="SuccessorMember">With ground 3 on any line: the adult of the household who receives the family's programmes from now on (VER-4).</param>
public sealed record LineDecisionDraft(
    int? Line, string? Outcome, int? Ground = null, string? Note = null, int? Successor = null, string? SuccessorMember = null);
