using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Areas;
using Dtks.Functions.Proposals;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Functions.ServiceDesk.Givers;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Tracking;

/// <summary>
/// GET /desk/tracking/{trackingCode}: for anyone who holds the code, where an application for help stands, with whom, since when, what comes next, and the place on the waiting list, in plain words; nothing of the person, and not what
/// help is asked for (SVC-5, SVC-9, REG-3).
/// </summary>
public sealed class TrackHelp(Api api, HelpApplications applications, WaitingPlaces places, AreaDirectory areas, TrackingCode codes, Throttle throttle, MessageCatalogue messages)
{
    /// <summary>The state of an application.</summary>
    [Function(nameof(TrackHelp))]
    [Public]
    [Answers<HelpTrackingView>]
    [Refuses(404, "tracking.codeMistyped", "tracking.codeUnknown")]
    [Refuses(429, "throttled.code")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/tracking/{trackingCode}")] HttpRequest request, string trackingCode, CancellationToken cancellation) =>
        api.RunPublicAsync(async () =>
        {
            if (TrackingCode.Read(trackingCode) is not var (code, coded) || !areas.Exists(coded))
            {
                throw new ProblemException(new Problem(404, "tracking.codeMistyped"));
            }

            throttle.Code(TrackingCode.Unchecked(code));
            var found = await applications.FindAsync(coded[..4], codes.HelpOf(code), cancellation) ?? throw new ProblemException(new Problem(404, "tracking.codeUnknown"));
            return Answer.Done(View(found.State, await places.OfAsync(found.State, cancellation), MessageCatalogue.Choose(request.Headers.AcceptLanguage)));
        });

    private HelpTrackingView View(HelpApplicationState state, int? place, string language)
    {
        var where = CodeOf(state);
        var args = new Dictionary<string, string>
        {
            ["village"] = areas.Find(state.Applicant.Village.Value)?.Name ?? state.Applicant.Village.Value,
            ["regency"] = areas.Find(state.Regency.Value)?.Name ?? state.Regency.Value,
            ["giver"] = state.Recommendation?.Giver ?? string.Empty,
        };
        var by = state.Status == HelpStatus.AskedOfVillage ? state.VillageDueOn : null;
        if (by is { } day) args["by"] = NodaTime.Text.LocalDatePattern.Iso.Format(day);
        if (place is { } at) args["place"] = at.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (meaning, next) = (messages.Text(language, $"tracking.help.{where}", args), messages.Text(language, $"tracking.help.{where}.next", args));
        return new(state.TrackingCode, state.Status, meaning, next, messages.Text(language, $"tracking.help.{where}.with", args), by, place, ReasonOf(state), state.Since);
    }

    // What the giver says to the applicant, who reads it nowhere else by themselves.
    private static string? ReasonOf(HelpApplicationState state) => state switch
    {
        { Status: HelpStatus.Waiting } => state.Deferrals.LastOrDefault(),
        { End: HelpEnd.Declined } => state.EndReason,
        _ => null,
    };

    private static string CodeOf(HelpApplicationState state) => state switch
    {
        { Status: HelpStatus.AskedOfVillage, VillageLateFrom: not null } => "villageLate",
        { Status: HelpStatus.AskedOfVillage, Answer: not null } => "skmRanOut",
        { Status: HelpStatus.Waiting, Deferrals.Count: > 0 } => "deferred",
        { End: { } end } => WireName.Of(end),
        _ => WireName.Of(state.Status),
    };
}

/// <summary>What anyone with the code sees of an application for help: where it stands, what comes next, with whom it lies, by when, at which place of the waiting list, why the giver deferred or declined it, and since when.</summary>
internal sealed record HelpTrackingView(string TrackingCode, HelpStatus Status, string Meaning, string Next, string With, LocalDate? DueOn, int? Place, string? Reason, Instant Since);
