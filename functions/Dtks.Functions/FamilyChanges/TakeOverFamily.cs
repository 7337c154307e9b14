using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.FamilyChanges;

/// <summary>POST /households/{village}/{id}/arrival: the village that a family, or one of it, is to come to takes them over, or does not (REG-8).</summary>
public sealed class TakeOverFamily(
    Api api, Arrivals arrivals, HouseholdRepository households, FamilyCarrying carrying, FamilyDepartures departures, FamilyChangeSets sets, FamilyShowing showing, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Takes them over: 200 with the family as it stands here now, also a second time; 404 where no such family is on the way.</summary>
    [Function(nameof(TakeOverFamily))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<ConsentDraft>(IsOptional = true)]
    [Answers<HouseholdView>(ETag = true)]
    [Answers<FamilyChangeReceipt>]
    [Answers<HouseholdView>(202, ETag = true)]
    [Refuses(400, "input.required", "text.characters", "text.length")]
    [Refuses(400, "change.bornAs", "change.bornMarried", "change.newHeadForbidden", "change.newHeadRequired", "change.newHeadSame", "change.newHeadUnknown", Rule = "REG-2")]
    [Refuses(400, "family.headMinor", "family.marriedTooYoung", "family.parentTooYoung", "family.spouseSex", Rule = "REG-2")]
    [Refuses(400, "change.cardForbidden", "change.cardSame", "change.diedBeforeBirth", "change.householdWithout", "change.joinsUnknown", "change.memberUnknown", Rule = "REG-8")]
    [Refuses(400, "change.nothing", "change.personDiffers", "input.unknownValue", Rule = "REG-8")]
    [Refuses(409, "change.removedAsDead", Rule = "RAT-6")]
    [Refuses(409, "change.alreadyMember", "change.othersWait", Rule = "REG-5")]
    [Refuses(409, "change.leavesAlready", "change.memberGone", "change.moveRefused", "change.movesAlready", "change.notDead", "change.notWaiting", "change.outdated", Rule = "REG-8")]
    [Refuses(409, "change.takenOver", "change.underWay", "change.whichArrival", "household.ended", "household.missing", Rule = "REG-8")]
    [Refuses(422, "change.alreadyMarried", "change.familyFull", "change.headStays", "change.minorsAlone", "change.minorsStay", "change.newHeadMinor", "change.notMarried", "change.spouseMinor", Rule = "REG-2")]
    [Refuses(422, "change.alone", "change.birthTooOld", "change.deathSettled", Rule = "REG-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/households/{village}/{id}/arrival")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var consent = Accepted.Value(ConsentReader.Read(body.Length == 0 ? new ConsentDraft() : RequestBody.Parse<ConsentDraft>(body)));
            var key = IdempotencyHeader.Read(request, caller, body);
            var kept = await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => DecideAsync(village, id, consent, caller.Actor, key, cancellation),
                cancellation);
            var (change, household) = JsonText.Read<FamilyChangeReceipt>(kept.Body);
            return consent.Accepts ? await showing.AnswerAsync(village, household ?? id, change, caller.Actor, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation) : kept;
        });

    private async Task<Answer> DecideAsync(string village, string id, Consent consent, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var note = await arrivals.FindAsync(village, id, consent.Change, cancellation);
        if (note?.Refusal is { } refusal)
        {
            return !consent.Accepts ? await TakeNoteAsync(note, key, cancellation) : throw new ProblemException(new Problem(409, refusal, "REG-8", note.Args));
        }

        if (await FindAsync(village, id, note, consent.Change, cancellation) is not var (from, departure))
        {
            var told = consent.Accepts ? await TakenOverAsync(village, id, consent.Change, by, cancellation) : null;
            return await answers.KeepAloneAsync(commit, Partitions.Registry(village), key, Answer.Done(told ?? throw new ProblemException(Problem.NotFound)), cancellation);
        }

        await (consent.Accepts ? AcceptAsync(from, departure, by, cancellation) : RefuseAsync(from, departure, consent.Note!, by, cancellation));
        var receipt = new FamilyChangeReceipt(departure.Change.Id, departure.Member is null ? null : departure.To.Household);
        return await answers.KeepAloneAsync(commit, Partitions.Registry(village), key, Answer.Done(receipt), cancellation);
    }

    private async Task AcceptAsync(HouseholdDocument from, Departure departure, Actor by, CancellationToken cancellation)
    {
        if (departure is { Member: not null, AcceptedBy: null })
        {
            // As both families stand by now: what cannot be is told, and waits until one of them is put right, or it is refused or taken back.
            RequirePossible(from, await departures.JudgeAsync(from.State, departure, cancellation));
        }

        var (policy, now) = carrying.Today(from.State.Village);
        var events = Accepted.Events(FamilyChangeDecider.Accept(departure, by, from.State, policy, now));
        if (events.Count > 0)
        {
            await commit.SaveAsync(sets.Of(from, events), cancellation);
        }

        var (village, household, change) = (from.Village, from.State.Id, departure.Change.Id);
        await departures.GoOnAsync(village, household, change, cancellation);
        if ((await households.FindAsync(village, household, cancellation))?.State.Pending.FirstOrDefault(p => !p.Waits && p.Change.Id == change) is { } refused)
        {
            throw new ProblemException(new Problem(409, refused.Refusal!, "REG-8", refused.Args));
        }
    }

    // What is wrong with it as it was entered is not in this request: whoever entered it takes it back, and enters it as it is now.
    private static void RequirePossible(HouseholdDocument from, Reading<FamilyEffect> judged)
    {
        if (judged.Violations.FirstOrDefault(v => v.Kind == ViolationKind.Invalid) is not { } outdated)
        {
            Accepted.Value(judged);
            return;
        }

        var args = new Dictionary<string, string> { ["village"] = from.Village };
        throw new ProblemException(new Problem(409, FamilyChangeViolations.Outdated, "REG-8", args, [new ProblemError(string.Empty, outdated.Code, outdated.Rule, outdated.Args)]));
    }

    private async Task RefuseAsync(HouseholdDocument from, Departure departure, string note, Actor by, CancellationToken cancellation)
    {
        if (departure.IsUnderWay)
        {
            // An officer of this village has taken them over already.
            throw new ProblemException(Accepted.ProblemOf([Violation.Conflict(FamilyChangeViolations.NotWaiting, "REG-8")]));
        }

        var (policy, now) = carrying.Today(from.State.Village);
        var refused = Violation.Conflict(FamilyChangeViolations.MoveRefused, "REG-8");
        await commit.SaveAsync(sets.Of(from, Accepted.Events(FamilyChangeDecider.Drop(departure.Change.Id, refused, fields: null, by, from.State, policy, now, note))), cancellation);
    }

    // What comes no more is shown until the village has taken note of it.
    private async Task<Answer> TakeNoteAsync(ArrivalDocument note, IdempotencyKey key, CancellationToken cancellation)
    {
        await arrivals.ForgetAsync(note, cancellation);
        return await answers.KeepAloneAsync(commit, Partitions.Registry(note.Village), key, Answer.Done(new FamilyChangeReceipt(note.Change ?? note.Household)), cancellation);
    }

    // Found by the note of it here; once a family is taken over, by the household that stands here.
    private async Task<(HouseholdDocument From, Departure Departure)?> FindAsync(string village, string id, ArrivalDocument? note, string? change, CancellationToken cancellation)
    {
        var from = note?.From ?? (await households.FindAsync(village, id, cancellation))?.State.Changes.LastOrDefault(c => c.Kind == FamilyChangeKind.Move)?.Other?.Village.Value;
        bool IsMeant(Departure d) => d.To.Village == AreaCode.Parse(village) && (note?.Change is null ? d.Member is null : d.Change.Id == note.Change) && (change is null || d.Change.Id == change);
        return from is not null && await households.FindAsync(from, id, cancellation) is { } found
            && found.State.Departures.FirstOrDefault(IsMeant) is { } departure
                ? (found, departure)
                : null;
    }

    // By this officer, whose answer was not kept or who asks again: the family's own record tells it. To another of the village it is said.
    private async Task<FamilyChangeReceipt?> TakenOverAsync(string village, string id, string? change, Actor by, CancellationToken cancellation)
    {
        if (await households.FindAsync(village, id, cancellation) is not { State: var here } || here.GoneFor() is not null)
        {
            return await arrivals.CameAsync(village, id, change, cancellation) is not var (there, joined) ? null
                : there.History.LastOrDefault(h => h.At == joined.At)?.Subject == by.Subject ? new FamilyChangeReceipt(joined.Id, there.Id)
                : throw new ProblemException(new Problem(409, FamilyChangeViolations.TakenOver, "REG-8"));
        }

        var came = here.Changes.LastOrDefault(c => c is { Kind: FamilyChangeKind.Move, Came: not null });
        var isTheirs = here.History.LastOrDefault(h => h.Code == FamilyChangeEventCodes.Arrived)?.Subject == by.Subject;
        return came is null || (change is not null && change != came.Id) ? null
            : isTheirs ? new FamilyChangeReceipt(came.Id)
            : throw new ProblemException(new Problem(409, FamilyChangeViolations.TakenOver, "REG-8"));
    }
}
