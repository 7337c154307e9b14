using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>A proposal as it came in (POST /proposals); nothing checked.</summary>
/// <param name="Kind">Wire name of <see cref="ProposalKind"/>.</param>
/// <param name="Programmes">Wire names of <see cref="Programme"/>.</param>
/// <param name="Household">The family.</param>
/// <param name="Contact">How the proposer is reached.</param>
/// <param name="Recipient">The NIK of the member on whom a family's programmes are to stand (VER-4); null for the wife, else the head.</param>
/// <param name="NominatedBy">From whom the name came (PRO-3); null when it is not said.</param>
public sealed record ProposalDraft(
    string? Kind,
    IReadOnlyList<string?>? Programmes,
    FamilyDraft? Household,
    ContactDraft? Contact,
    string? Recipient = null,
    NominationDraft? NominatedBy = null)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[proposal]";
}

/// <summary>From whom a name came, as it came in; nothing checked.</summary>
/// <param name="Kind">Wire name of <see cref="NominatorKind"/>.</param>
/// <param name="Name">Their name; needed but for <c>self</c>.</param>
public sealed record NominationDraft(string? Kind, string? Name)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[nomination]";
}

/// <summary>Contact as it came in; nothing checked.</summary>
/// <param name="Phone">Phone number.</param>
public sealed record ContactDraft(string? Phone)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[contact]";
}

/// <summary>A regency's verification as it came in; nothing checked.</summary>
/// <param name="Outcome"><c>eligible</c> or <c>ineligible</c>.</param>
/// <param name="Ground">A ground of VER-5, 1 to 15, exactly when ineligible.</param>
/// <param name="Note">What was found, 1 to 1,000 characters.</param>
public sealed record ProposalVerificationDraft(string? Outcome, int? Ground, string? Note);
