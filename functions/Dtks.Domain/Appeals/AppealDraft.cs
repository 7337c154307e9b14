using Dtks.Domain.Proposals;

namespace Dtks.Domain.Appeals;

/// <summary>An appeal as it came in; nothing checked.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Kind">Wire name of <see cref="AppealKind"/>.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <param name="Contact">How the appellant is reached.</param>
public sealed record AppealDraft(AppealAboutDraft? About, string? Kind, string? Reason, ContactDraft? Contact)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[appeal]";
}

/// <summary>What an appeal is about: one of the three.</summary>
/// <param name="Proposal">A proposal's id, in the caller's village.</param>
/// <param name="Household">A household's id, in the caller's village, or of one that went on from there.</param>
/// <param name="TrackingCode">A proposal's tracking code, of any village.</param>
/// <param name="Member">Against a removal or a death, of whom, by id or NIK; null where it is not said.</param>
public sealed record AppealAboutDraft(string? Proposal = null, string? Household = null, string? TrackingCode = null, string? Member = null)
{
    /// <summary>Hidden: it may name a person (REG-3).</summary>
    public override string ToString() => "[about]";
}

/// <summary>The decision of an appeal as it came in; nothing checked.</summary>
/// <param name="Outcome"><c>granted</c> or <c>denied</c>.</param>
/// <param name="Note">Why, told to the appellant: 1 to 1,000 characters.</param>
public sealed record AppealDecisionDraft(string? Outcome, string? Note);
