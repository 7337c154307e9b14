using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.ServiceDesk;

/// <summary>What the front office does with applications for help: files them, waits for papers, tries to reach people, puts who is recommended on the waiting list (SVC-2, SVC-9).</summary>
public static class FrontOfficeRules
{
    /// <summary>The papers that every application needs (SVC-2).</summary>
    public static IReadOnlyList<string> Papers { get; } = ["ktp", "kk"];

    private const int MaxText = 500;

    // As long for every instant, so that what is later stands later.
    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffff'Z'");

    /// <summary>Files an application.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="trackingCode">The code it will be tracked under.</param>
    /// <param name="regency">The front office's regency.</param>
    /// <param name="read">What was asked.</param>
    /// <param name="beside">What stands beside it.</param>
    /// <param name="by">The desk officer.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<HelpEvent> File(string id, string trackingCode, AreaCode regency, HelpApplicationRead read, HelpBeside beside, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(beside);
        var unmet = new List<Violation>();
        if (!beside.IsVisited) unmet.Add(Violation.Refused(HelpViolations.VisitUnknown, "SVC-2", "/visit"));
        if (beside.SameNeed is { } code) unmet.Add(Violation.Conflict(HelpViolations.SameNeed, "SVC-2", ("code", code)) with { Pointer = "/applicant/nik" });
        if (read.Programme is not null && beside.Programme?.Section != read.Section)
            unmet.Add(Violation.Invalid(HelpViolations.ProgrammeUnknown, "/programme", "SVC-4", ("section", WireName.Of(read.Section))));
        return unmet.Count > 0
            ? Decision<HelpEvent>.Reject(unmet)
            : Decision<HelpEvent>.Accept(new HelpFiled(EventMeta.Of(by, HelpEventCodes.Filed, "SVC-2", policy, now), id, regency, trackingCode, read));
    }

    /// <summary>A paper was accepted. One that is there already, or comes after the end, changes nothing.</summary>
    public static Decision<HelpEvent> AcceptPaper(HelpApplicationState state, string kind, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Papers.Contains(kind) || HelpHolders.IsFinal(state.Status)
            ? Decision<HelpEvent>.Accept()
            : Decision<HelpEvent>.Accept(new HelpPaperAccepted(EventMeta.Of(by, HelpEventCodes.PaperAccepted, "SVC-2", policy, now), kind));
    }

    /// <summary>Which papers are missing, all of them: of every application, and of the programme that was assigned (SVC-2).</summary>
    /// <param name="papers">What was accepted.</param>
    /// <param name="programme">The programme; null while none is assigned.</param>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> papers, HelpProgramme? programme) => [.. Papers.Concat(programme?.Papers ?? []).Distinct().Except(papers)];

    /// <summary>Records a try to reach the applicant, answered or not.</summary>
    public static Decision<HelpEvent> Contact(HelpApplicationState state, ContactDraft? draft, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var input = new InputReader();
        if (!input.Present(draft, "") || !input.Present(draft.Reached, "/reached")) return Decision<HelpEvent>.Reject(input.Violations);
        var note = input.OptionalText(draft.Note, "/note", MaxText);
        return input.IsClean
            ? Decision<HelpEvent>.Accept(new ApplicantContacted(EventMeta.Of(by, HelpEventCodes.Contacted, "SVC-2", policy, now), draft.Reached.Value, note))
            : Decision<HelpEvent>.Reject(input.Violations);
    }

    /// <summary>The applicant no longer asks: from wherever it goes on. The second time nothing happens.</summary>
    public static Decision<HelpEvent> Withdraw(HelpApplicationState state, HelpWithdrawalDraft? draft, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var input = new InputReader();
        if (!input.Present(draft, "") || input.Text(draft.Reason, "/reason", MaxText) is not { } reason) return Decision<HelpEvent>.Reject(input.Violations);
        if (state.End == HelpEnd.Withdrawn) return Decision<HelpEvent>.Accept();
        return HelpHolders.IsFinal(state.Status)
            ? NotAwaiting(state, "SVC-2")
            : Decision<HelpEvent>.Accept(new HelpWithdrawn(EventMeta.Of(by, HelpEventCodes.Withdrawn, "SVC-2", policy, now), reason));
    }

    /// <summary>Puts who is recommended on the giver's waiting list, in the order of urgency and of the recommendation's date (SVC-9). The second time nothing happens; in another class it is refused.</summary>
    public static Decision<HelpEvent> Place(HelpApplicationState state, PlacementDraft? draft, HelpProgramme programme, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        if (state.Place is { } there)
        {
            return draft?.Urgency is null || draft.Urgency == there.Urgency
                ? Decision<HelpEvent>.Accept()
                : Decision<HelpEvent>.Reject(Violation.Conflict(HelpViolations.PlacedAlready, "SVC-9", ("urgency", there.Urgency ?? "-")) with { Pointer = "/urgency" });
        }

        if (state.Status != HelpStatus.Recommended) return NotAwaiting(state, "SVC-9");
        var urgency = draft?.Urgency ?? programme.Urgencies.LastOrDefault();
        var rank = urgency is null ? 0 : programme.RankOf(urgency);
        if (rank is not { } found)
            return Decision<HelpEvent>.Reject(Violation.Invalid(HelpViolations.UrgencyUnknown, "/urgency", "SVC-9", ("urgencies", string.Join(", ", programme.Urgencies))));
        var letter = state.Recommendation!;
        var order = $"{found:00}/{LocalDatePattern.Iso.Format(letter.Date)}/{Moment.Format(now)}/{state.Id}";
        return Decision<HelpEvent>.Accept(new HelpPlaced(EventMeta.Of(by, HelpEventCodes.Placed, "SVC-9", policy, now), new WaitingPlace(letter.Giver, urgency, order)));
    }

    internal static Decision<HelpEvent> NotAwaiting(HelpApplicationState state, string rule) =>
        Decision<HelpEvent>.Reject(Violation.Conflict(HelpViolations.NotAwaiting, rule, ("status", WireName.Of(state.Status))));
}

/// <summary>What stands beside an application that is filed.</summary>
/// <param name="IsVisited">Whether the regency has the visit, of today or the day before.</param>
/// <param name="SameNeed">The tracking code of an application that goes on in the same section under the same NIK; null for none.</param>
/// <param name="Programme">The programme named, as the regency has it; null where there is none of that code, or none is named.</param>
public sealed record HelpBeside(bool IsVisited, string? SameNeed, HelpProgramme? Programme = null);
