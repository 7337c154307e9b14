namespace Dtks.Domain.Verification;

/// <summary>One row of a bulk of decisions as it came in; nothing checked.</summary>
/// <param name="Line">The line's number.</param>
/// <param name="Outcome"><c>eligible</c> or <c>ineligible</c>.</param>
/// <param name="Ground">A ground of VER-5, 1 to 15, exactly when ineligible.</param>
/// <param name="Note">A note.</param>
/// <param name="Successor">With ground 3 on a PBI-JKN line: the PBI-JKN line of the adult who receives the family's programmes from now on
/// (VER-4).</param>
public sealed record LineDecisionDraft(int? Line, string? Outcome, int? Ground = null, string? Note = null, int? Successor = null);
