using System.Globalization;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Notices;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Changes;

namespace Dtks.Functions.ServiceDesk.Messages;

/// <summary>Which steps of their application applicants are told of: what was found, what their village answered, that they are recommended, and what the giver does (SVC-4, SVC-5, SVC-6, SVC-9).</summary>
public sealed class ToldApplicants : IHelpFollower
{
    /// <summary>What is told of who is not poor.</summary>
    internal const string NotPoor = "helpNotPoor";

    /// <summary>What is told of a deferral.</summary>
    internal const string Deferred = "helpDeferred";

    /// <summary>What is told of a refusal by the giver.</summary>
    internal const string Declined = "helpDeclined";

    private static readonly Dictionary<string, string> Told = new(StringComparer.Ordinal)
    {
        [HelpEventCodes.Found] = "helpFound",
        [HelpEventCodes.NotFound] = "helpAsked",
        [HelpEventCodes.SkmRanOut] = "helpSkmRanOut",
        [HelpEventCodes.Poor] = "helpPoor",
        [HelpEventCodes.NotPoor] = NotPoor,
        [HelpEventCodes.CriteriaNotMet] = "helpCriteriaNotMet",
        [HelpEventCodes.Recommended] = "helpRecommended",
        [HelpEventCodes.Accepted] = "helpAccepted",
        [HelpEventCodes.Deferred] = Deferred,
        [HelpEventCodes.Declined] = Declined,
    };

    /// <inheritdoc />
    public void Follow(ChangeSet change, HelpApplicationState state, IReadOnlyList<HelpEvent> events)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(state);

        // A deferral may come again: each step is a cause of its own.
        var step = state.History.Count.ToString(CultureInfo.InvariantCulture);
        change.Then(events.Select(e => Told.GetValueOrDefault(e.Meta.Code)).OfType<string>()
            .Select(code => new NoticeInput(state.Applicant.Village.Value, HelpNotices.RecordKind, state.Id, code, step).Entry()));
    }
}
