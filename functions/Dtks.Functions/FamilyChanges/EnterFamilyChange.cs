using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.FamilyChanges;

/// <summary>POST /households/{village}/{id}/changes: what changed in a family of the register (REG-8).</summary>
public sealed class EnterFamilyChange(Api api, FamilyEntry entry, FamilyShowing showing, IdempotentAnswers answers, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>Enters a change: 200 with the families as they are now, 202 while it waits, for the population register or for others who change the same family.</summary>
    [Function(nameof(EnterFamilyChange))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes(typeof(FamilyChangeBodies.Birth), typeof(FamilyChangeBodies.Death), typeof(FamilyChangeBodies.Marriage), typeof(FamilyChangeBodies.Divorce), typeof(FamilyChangeBodies.OwnCard), typeof(FamilyChangeBodies.JoinCard), typeof(FamilyChangeBodies.Move), typeof(FamilyChangeBodies.Card), typeof(FamilyChangeBodies.DeathUndone), typeof(FamilyChangeBodies.Correction), IfMatch = true)]
    [Answers<HouseholdView>(ETag = true)]
    [Answers<HouseholdView>(202, ETag = true)]
    [Refuses(400, "date.format", "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "address.streetUnnamed", "address.unitFormat", "area.notVillage", "area.unknown", "change.bornAs", "change.bornMarried", "change.newHeadForbidden", Rule = "REG-2")]
    [Refuses(400, "change.newHeadRequired", "change.newHeadSame", "change.newHeadUnknown", "family.cardNumberFormat", "family.headCount", "family.headMinor", Rule = "REG-2")]
    [Refuses(400, "family.marriedTooYoung", "family.nikIsCard", "family.parentTooYoung", "family.spouseSex", "person.birthDateFuture", "person.birthDateTooEarly", Rule = "REG-2")]
    [Refuses(400, "person.motherUnnamed", "person.nikFormat", "person.noLetter", "person.unnamed", Rule = "REG-2")]
    [Refuses(400, "family.nikTwice", Rule = "REG-5")]
    [Refuses(400, "change.cardForbidden", "change.cardSame", "change.diedBeforeBirth", "change.householdCard", "change.householdWithout", "change.joinsAndHousehold", Rule = "REG-8")]
    [Refuses(400, "change.joinsUnknown", "change.memberUnknown", "change.nothing", "change.personDiffers", "date.future", Rule = "REG-8")]
    [Refuses(409, "change.removedAsDead", Rule = "RAT-6")]
    [Refuses(409, "change.alreadyMember", "change.claimed", "change.tooManyWait", Rule = "REG-5")]
    [Refuses(409, "change.leavesAlready", "change.memberGone", "change.movesAlready", "change.notDead", "change.notWaiting", "change.underWay", "household.ended", Rule = "REG-8")]
    [Refuses(409, "household.missing", Rule = "REG-8")]
    [Refuses(422, "change.unconfirmed")]
    [Refuses(422, "change.alreadyMarried", "change.familyFull", "change.headStays", "change.minorsAlone", "change.minorsStay", "change.newHeadMinor", "change.notMarried", "change.spouseMinor", Rule = "REG-2")]
    [Refuses(422, "change.alone", "change.birthTooOld", "change.deathSettled", "change.notAlong", Rule = "REG-8")]
    [Refuses(429, "attempts.caller", "attempts.nik")]
    [Refuses(429, "attempts.change", "attempts.official", Rule = "PRO-5")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/households/{village}/{id}/changes")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var key = IdempotencyHeader.Read(request, caller, body);
            var area = AreaCode.Parse(village);
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var policy = policies.At(TimeZones.DateIn(area, now));
            var change = Accepted.Value(FamilyChangeReader.Read(key.Id, FamilyChangeBodies.Read(body), area, policy, now));
            var ifMatch = IfMatchHeader.Read(request);
            var entered = await EnteredAsync(village, id, change, caller.Actor, key, ifMatch, cancellation);
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            return await showing.AnswerAsync(village, id, entered, caller.Actor, language, cancellation);
        });

    // One that is noted is carried out by its message, also where others were quicker each time: it is not told to be sent again.
    private async Task<string> EnteredAsync(
        string village, string household, FamilyChange change, Actor by, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        Answer kept;
        try
        {
            kept = await answers.OnceAsync(
                () => entry.AnsweredAsync(village, household, change, key, cancellation),
                () => entry.EnterAsync(village, household, change, by, key, ifMatch, cancellation),
                cancellation);
        }
        catch (ProblemException e) when (e.Problem.Code == Problem.Contended.Code)
        {
            if (await entry.NotedAsync(village, household, change, key, cancellation) is not { } noted)
            {
                throw;
            }

            kept = noted;
        }

        return JsonText.Read<FamilyChangeReceipt>(kept.Body).Change;
    }
}
