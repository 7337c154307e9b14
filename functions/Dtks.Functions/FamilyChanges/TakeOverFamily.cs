using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.FamilyChanges;

/// <summary>POST /households/{village}/{id}/arrival: the village that a family moves to takes it over, or does not (REG-8).</summary>
public sealed class TakeOverFamily(
    Api api, DocumentStore store, HouseholdRepository households, FamilyCarrying carrying, FamilyDepartures departures, FamilyChangeSets sets, FamilyShowing showing, ChangeCommit commit, IdempotentAnswers answers)
{
    private const string Agreed = "accepted";
    private const string Declined = "refused";

    /// <summary>Takes it over: 200 with the family as it stands here now; 404 where no such family is on the way.</summary>
    [Function(nameof(TakeOverFamily))]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "households/{village}/{id}/arrival")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var outcome = body.Length == 0 ? Agreed : Outcome(RequestBody.Parse<Arrival>(body));
            var key = IdempotencyHeader.Read(request, caller, body);
            var kept = await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => DecideAsync(village, id, outcome, caller.Actor, key, cancellation),
                cancellation);
            var change = Platform.Json.JsonText.Read<FamilyChangeReceipt>(kept.Body).Change;
            return outcome == Declined ? kept : await showing.AnswerAsync(village, id, change, caller.Actor, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
        });

    private async Task<Answer> DecideAsync(string village, string id, string outcome, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        if (await NoteAsync(village, id, cancellation) is { Refusal: { } refusal } note)
        {
            return outcome == Declined ? await TakeNoteAsync(note, key, cancellation) : throw new ProblemException(new Problem(409, refusal, "REG-8", note.Args));
        }

        var (from, departure) = await FindAsync(village, id, cancellation);
        var (policy, now) = carrying.Today(from.State.Village);
        var decision = outcome == Agreed
            ? FamilyChangeDecider.Accept(departure, by, from.State, policy, now)
            : departure.AcceptedBy is not null ? Decision<HouseholdEvent>.Accept()
            : FamilyChangeDecider.Drop(departure.Change.Id, Violation.Conflict(FamilyChangeViolations.MoveRefused, "REG-8"), fields: null, by, from.State, policy, now);
        var events = Accepted.Events(decision);
        if (outcome == Declined && events.Count == 0)
        {
            // An officer of this village has taken it over already.
            throw new ProblemException(Accepted.ProblemOf([Violation.Conflict(FamilyChangeViolations.NotWaiting, "REG-8")]));
        }

        if (events.Count > 0)
        {
            await commit.SaveAsync(sets.Of(from, events), cancellation);
        }

        await departures.GoOnAsync(from.Village, id, departure.Change.Id, cancellation);
        return await answers.KeepAloneAsync(commit, Partitions.Registry(village), key, Answer.Done(new FamilyChangeReceipt(departure.Change.Id)), cancellation);
    }

    private Task<ArrivalDocument?> NoteAsync(string village, string id, CancellationToken cancellation) =>
        PathId.IsId(id) ? store.ReadAsync<ArrivalDocument>(Partitions.Registry(village), ArrivalDocument.IdOf(id), cancellation) : Task.FromResult<ArrivalDocument?>(null);

    // What comes no more is shown until the village has taken note of it.
    private async Task<Answer> TakeNoteAsync(ArrivalDocument note, IdempotencyKey key, CancellationToken cancellation)
    {
        await store.TryDeleteAsync(Partitions.Registry(note.Village), note.Id, note.ETag, cancellation);
        return await answers.KeepAloneAsync(commit, Partitions.Registry(note.Village), key, Answer.Done(new FamilyChangeReceipt(note.Household)), cancellation);
    }

    // Found by the note of it here; once it is taken over, by the household that stands here.
    private async Task<(HouseholdDocument From, Departure Departure)> FindAsync(string village, string id, CancellationToken cancellation)
    {
        if (!PathId.IsId(id))
        {
            throw new ProblemException(Problem.NotFound);
        }

        var from = (await NoteAsync(village, id, cancellation))?.From
            ?? (await households.FindAsync(village, id, cancellation))?.State.Changes.LastOrDefault(c => c.Kind == FamilyChangeKind.Move)?.Other?.Village.Value;
        return from is not null && await households.FindAsync(from, id, cancellation) is { } found
            && found.State.Departures.FirstOrDefault(d => d.Member is null && d.To.Village == AreaCode.Parse(village)) is { } departure
                ? (found, departure)
                : throw new ProblemException(Problem.NotFound);
    }

    private static string Outcome(Arrival arrival) => arrival.Outcome switch
    {
        null or Agreed => Agreed,
        Declined => Declined,
        _ => throw new ProblemException(Problem.Invalid("/outcome", InputViolations.UnknownValue, "REG-8", new Dictionary<string, string> { ["allowed"] = $"{Agreed}, {Declined}" })),
    };

    private sealed record Arrival(string? Outcome);
}
