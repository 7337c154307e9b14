namespace Dtks.Domain.Proposals;

/// <summary>A regency's verification as it came in; nothing checked.</summary>
/// <param name="Outcome"><c>eligible</c> or <c>ineligible</c>.</param>
/// <param name="Ground">A ground of VER-5, 1 to 15, exactly when ineligible.</param>
/// <param name="Note">What was found, 1 to 1,000 characters.</param>
public sealed record ProposalVerificationDraft(string? Outcome, int? Ground, string? Note);
