using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Proposals;

/// <summary>
/// GET /tracking/{trackingCode}: for anyone who holds the code, where a proposal stands and what comes next, in plain words; nothing of the
/// person (REG-3).
/// </summary>
public sealed class TrackProposal(Api api, DocumentStore store, HouseholdPlaces households, ITrackedRemovals removals, IHouseholdPayments paying, LastFamilies last, IDeliberationDates deliberations, IObjections objections, IAdmittedSteps steps, IReturnedLetters letters, CardsOnTrack cards, AreaDirectory areas, TrackingCode codes, Throttle throttle, PolicyVersions policies, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>The state of a proposal.</summary>
    [Function(nameof(TrackProposal))]
    [Public]
    [Answers<TrackingView>]
    [Refuses(404, "tracking.codeMistyped", "tracking.codeUnknown")]
    [Refuses(429, "throttled.code")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tracking/{trackingCode}")] HttpRequest request,
        string trackingCode,
        CancellationToken cancellation) =>
        api.RunPublicAsync(async () =>
        {
            if (TrackingCode.Read(trackingCode) is not var (code, coded) || !areas.Exists(coded))
            {
                throw new ProblemException(new Problem(404, "tracking.codeMistyped"));
            }

            var found = await CountedAsync(code, coded, cancellation) ?? throw new ProblemException(new Problem(404, "tracking.codeUnknown"));

            // It may have followed its household to another village (REG-8).
            found = await HandedOn.LastAsync(
                found, p => (p.State.HandedTo, p.State.History.Count), to => store.ReadAsync<TrackedProposal>(Partitions.Registry(to.Value), found.Id, cancellation));
            var household = await HouseholdAsync(found, cancellation);
            var by = await ByAsync(found, household?.Removal, cancellation);
            var admitted = await AdmittedAsync(found, cancellation);

            // What waits for papers lies with the social office of where it stands.
            var (step, village) = admitted is not null && found.AwaitsNumbers != true ? admitted : new AdmittedPlace(admitted?.Step ?? AdmittedStep.Admitted, household?.Village.Value ?? found.Village);
            var view = View(found, household, by, step, await ObjectionAsync(found, household, cancellation), village, await WithheldAsync(found, household, cancellation), await IsLeftBehindAsync(found, cancellation), request);
            return Answer.Done(view with { Card = await CardAsync(found, household, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation) });
        });

    private Task<TrackedProposal?> CountedAsync(string code, string village, CancellationToken cancellation)
    {
        throttle.Code(TrackingCode.Unchecked(code));
        return FindAsync(code, village, cancellation);
    }

    // The code names the document. A proposal of before codes did is found by the code it keeps.
    private async Task<TrackedProposal?> FindAsync(string code, string village, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        if (await store.ReadAsync<TrackedProposal>(partition, ProposalDocument.IdOf(codes.ProposalOf(code)), cancellation) is { } found)
        {
            return found;
        }

        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'proposal' AND c.trackingCode = @code").With("@code", TrackingCode.Unchecked(code));
        var older = await store.FirstAsync<TrackedProposal>(partition, query, 1, cancellation);
        return older.Count == 0 ? null : older[0].TryRead(out var kept, out var unreadable) ? kept : throw unreadable.Failure;
    }

    // Until dinas sosial receives its dossier it lies with whom that goes up by, wherever its household stands (RAT-1, REG-8); null for what is not on that way.
    private async Task<AdmittedPlace?> AdmittedAsync(TrackedProposal found, CancellationToken cancellation) =>
        found is { Status: ProposalStatus.Eligible or ProposalStatus.Endorsed, State.DeliberationId: { } deliberation }
            ? await steps.OfAsync([.. (found.State.CameBy ?? []).Select(v => v.Value), found.Village], found.Id[ProposalDocument.IdOf(string.Empty).Length..], deliberation, cancellation)
            : null;

    // Whoever is registered may be removed again, also where they went since: then something is to be done (RAT-6, REG-8).
    private async Task<TrackedHousehold?> HouseholdAsync(TrackedProposal found, CancellationToken cancellation)
    {
        if (found is not { Status: ProposalStatus.Registered, State.HouseholdId: { } household })
        {
            return null;
        }

        var way = await households.OfAsync(AreaCode.Parse(found.Village), household, cancellation);
        var removal = await removals.ToldAsync(paying, way, cancellation);
        var isGone = way.Ended is not (null or HouseholdEndReason.Moved);
        var payments = await last.ToldAsync(way, cancellation);
        return new TrackedHousehold(removal?.Village ?? way.Now.Village, removal, isGone, way.Now.Household, removal is null ? way.Stopped : null, payments) { Way = way };
    }

    // Who objected already is not told to object (GOV-3).
    private async Task<Objection?> ObjectionAsync(TrackedProposal found, TrackedHousehold? household, CancellationToken cancellation) =>
        found is { Status: ProposalStatus.Refused or ProposalStatus.Ineligible, RefusedAt: { } since } ? await objections.ToAsync(found.Village, found.Id[ProposalDocument.IdOf(string.Empty).Length..], since, cancellation)
        : household?.Removal is { Status: not RemovalStatus.Undone } removal ? await objections.ToAsync(removal.Village.Value, removal.Id, NodaConstants.UnixEpoch, cancellation)
        : household?.StopProposed is { } proposed ? await objections.ToAsync(household.Village.Value, household.Id, proposed.At, cancellation)
        : household?.Stopped is { } stopped ? await objections.ToAsync(household.Village.Value, household.Id, stopped.At, cancellation)
        : null;

    // Of what was asked and an admission that stands did not grant, what comes of it: how to object, or what became of that. Null where nothing was.
    private async Task<(string Text, Objection? Objection)?> WithheldAsync(TrackedProposal found, TrackedHousehold? household, CancellationToken cancellation)
    {
        if (found is not { State.Withheld: not null, AdmittedAt: { } since } || !IsAdmitted(found.Status, household))
        {
            return null;
        }

        var made = await objections.ToWithheldAsync(found.Village, found.Id[ProposalDocument.IdOf(string.Empty).Length..], since, cancellation);
        return (made?.Name() ?? "withheld", made);
    }

    // Of the family's card: once it is registered, and while a family of the register asks for more by it (CRD-11).
    private async Task<TrackedCardView?> CardAsync(TrackedProposal found, TrackedHousehold? household, string language, CancellationToken cancellation) =>
        household is { IsGone: false, Way: { } way } ? await cards.OfAsync(way, asking: null, language, cancellation)
        : found.State.About is { } about && ProposalStatuses.IsOpen(found.Status) ? await cards.OfAsync(await households.OfAsync(AreaCode.Parse(found.Village), about, cancellation), found, language, cancellation)
        : null;

    private static bool IsAdmitted(ProposalStatus status, TrackedHousehold? household) =>
        status is ProposalStatus.Eligible or ProposalStatus.Endorsed or ProposalStatus.Received or ProposalStatus.Ratified or ProposalStatus.Returned
        || (status == ProposalStatus.Registered && household is { Removal: null, IsGone: false, Stopped: null, StopProposed: null });

    // Whether the letter that it came back with went again, and it waits still (RAT-5).
    private async Task<bool> IsLeftBehindAsync(TrackedProposal found, CancellationToken cancellation) =>
        found is { Status: ProposalStatus.Returned, State: { ReturnedAlone: not true, LetterId: { } letter } } && await letters.WentWithoutAsync(found.Village, letter, found.Since, cancellation);

    private TrackingView View(TrackedProposal found, TrackedHousehold? household, LocalDate? by, AdmittedStep step, Objection? objection, string village, (string Text, Objection? Objection)? withheld, bool isLeftBehind, HttpRequest request)
    {
        var status = WireName.Of(found.Status);
        var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);

        // An objection that is made now has the days of today's version.
        var today = TimeZones.DateIn(AreaCode.Parse(village), Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var text = TrackingTexts.Of(found, household, step, by < today, isLeftBehind);
        var args = new Dictionary<string, string>
        {
            ["programmes"] = string.Join(", ", household?.Stopped?.Programmes.Select(p => WireName.Of(p)) ?? []),
            ["days"] = policies.At(today).AppealDays.ToString(CultureInfo.InvariantCulture),
            ["village"] = areas.Find(village)?.Name ?? village,
            ["district"] = areas.Find(village[..6])?.Name ?? village[..6],
            ["regency"] = areas.Find(village[..4])?.Name ?? village[..4],
        };
        foreach (var (name, value) in household?.Stopped is { } stopped ? [("from", stopped.From.Value), ("month", stopped.Month.Value)] : household?.Removal?.Words() ?? [])
        {
            args[name] = value;
        }

        if (by is { } date)
        {
            args["by"] = LocalDatePattern.Iso.Format(date);
        }

        var then = text;
        if (objection is not null)
        {
            args["objectionDue"] = LocalDatePattern.Iso.Format(objection.DueOn);
            then = objection.Name();
        }

        var (meaning, next) = (messages.Text(language, $"tracking.{text}", args), messages.Text(language, $"tracking.{then}.next", args));
        if (withheld is var (how, made))
        {
            // What was asked and not granted is to be known as long as the admission holds (GOV-3): to object to, or to ask for once registered. Where more was decided since, that is told.
            args["asked"] = made?.Asked ?? string.Empty;
            args["objectionDue"] = made is null ? string.Empty : LocalDatePattern.Iso.Format(made.DueOn);
            var ask = messages.Text(language, $"tracking.{how}.next", args);
            (meaning, next) = ($"{meaning} {messages.Text(language, "tracking.withheld", args)}", found.Status == ProposalStatus.Registered ? ask : $"{next} {ask}");
        }

        var with = messages.Text(language, $"tracking.{then}.with", args);
        if (household?.Payments is { } payments)
        {
            var isAlone = then == WireName.Of(ProposalStatus.Registered) && withheld is null;
            var where = (payments.Unverified?.Where ?? payments.Upheld?.Where)?.Value ?? village;
            args["village"] = areas.Find(where)?.Name ?? where;
            args["regency"] = areas.Find(where[..4])?.Name ?? where[..4];
            (meaning, next, with) = TrackedPayments.With((meaning, next, with), payments, isAlone, args, messages, language);
        }

        return new TrackingView(
            found.TrackingCode,
            status,
            meaning,
            next,
            with,
            by,
            found.Since);
    }

    // By when the next step is taken, where a rule says so: the end of notice (RAT-6), the regency's verification (PRO-7), the village's next deliberation as its duty has it (MUS-1).
    private async Task<LocalDate?> ByAsync(TrackedProposal found, TrackedRemoval? removal, CancellationToken cancellation) => (found.Status, removal?.Status) switch
    {
        (_, RemovalStatus.Noticed) => removal!.NoticeEndsOn,
        (ProposalStatus.Verifying, _) => found.State.DueOn,
        (ProposalStatus.Deliberating, _) => await deliberations.NextDueOnAsync(found.Village, cancellation),
        _ => null,
    };
}
