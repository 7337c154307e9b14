using System.Globalization;
using Dtks.Domain.Notices;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;

namespace Dtks.Functions.Notices;

/// <summary>
/// Notices about a proposal go to the number it gives, and to the citizen who made it. An officer who made it for others sees it in their lists.
/// </summary>
public sealed class ProposalNotices(ProposalRepository proposals, IObjections objections) : INoticeSource
{
    /// <summary>The kind of proposals.</summary>
    public const string RecordKind = "proposal";

    /// <summary>What is told of a deliberation's refusal (MUS-2).</summary>
    internal const string ByDeliberation = "refusedByDeliberation";

    /// <summary>What is told of one that a settlement of its numbers refused (REG-5).</summary>
    internal const string BySettlement = "refusedBySettlement";

    /// <summary>What is told of one that followed its family (REG-8).</summary>
    internal const string Moved = "proposalMoved";

    /// <summary>What is told of one that a granted appeal made (GOV-3).</summary>
    internal const string Asked = "assistanceAsked";

    /// <summary>What is told of one that came back (RAT-5).</summary>
    internal const string Returned = "returned";

    /// <summary>What is told of one whose numbers are another's (REG-5).</summary>
    internal const string Claimed = "refusedAlreadyClaimed";

    /// <summary>What is told of one that a deliberation admitted and whose numbers are not confirmed (PRO-3, REG-5).</summary>
    internal const string Unconfirmed = "admittedUnconfirmed";

    private const string RegisteredWithout = "registeredWithoutAssistance";

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await proposals.FindAsync(wanted.Village, wanted.Id, cancellation) is not { State: var state })
        {
            return null;
        }

        if (wanted.Code == Unconfirmed && !state.AwaitsNumbers)
        {
            return null;
        }

        // Who objected already is not told to object, and whose objection was granted not to ask for what is asked for them.
        var objection = wanted.Code == RegisteredWithout && WithheldAssistance.Since(state) is { } since ? await objections.ToWithheldAsync(wanted.Village, state.Id, since, cancellation) : null;
        return objection is { Result: not null }
            ? null
            : new NoticeFacts(CodeOf(wanted.Code, state), state.Contact.Phone, SubjectsOf(state), [.. ArgumentsOf(wanted.Code, state), .. Made(objection)])
            {
                Remark = wanted.Code == Returned ? ProposalWords.ReasonsAlone(state) : Refusal.Of(state)?.Note ?? state.Withheld?.Note,
            };
    }

    private static IEnumerable<NoticeArgument> Made(Objection? objection) => objection is null ? [] : [new NoticeArgument(NoticeTexts.Objection, objection.IsOpen ? "open" : "denied")];

    /// <summary>The citizen who made a proposal; nobody when an officer did.</summary>
    public static IReadOnlyList<string> SubjectsOf(ProposalState proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return proposal.Source == ProposalSource.Citizen ? [proposal.ProposedBy] : [];
    }

    // Where no ground was recorded, what was noted is read on the proposal. What waits for its proposer where its family went is told to.
    private static string CodeOf(string wanted, ProposalState proposal) => wanted switch
    {
        ByDeliberation when proposal is { Ground: not null } => proposal.Note is null ? "refusedOnGroundAlone" : "refusedOnGround",
        Claimed when proposal.First?.ProposedBy == proposal.ProposedBy => "refusedClaimedOwn",
        BySettlement when proposal.Settlement is { Outcome: SettlementOutcome.Neither } => "refusedBySettlementNeither",
        Returned when proposal.ReturnedAlone == true => "returnedAlone",
        Moved when ProposalStatuses.IsCorrectable(proposal.Status) => "proposalMovedWaits",
        _ => wanted,
    };

    private static IEnumerable<NoticeArgument> ArgumentsOf(string wanted, ProposalState proposal)
    {
        yield return new NoticeArgument("trackingCode", proposal.TrackingCode);
        if (proposal.Withheld is { } withheld)
        {
            yield return new NoticeArgument("programmes", RefusalWords.Programmes(withheld));
        }
        else if (wanted == Asked)
        {
            yield return new NoticeArgument("programmes", string.Join(", ", proposal.Programmes.Select(p => WireName.Of(p))));
        }

        if ((proposal.Ground ?? proposal.Withheld?.Ground) is { } ground)
        {
            yield return new NoticeArgument(NoticeTexts.Ground, ground.ToString(CultureInfo.InvariantCulture));
        }
    }
}
