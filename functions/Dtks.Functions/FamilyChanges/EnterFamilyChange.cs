using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
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
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "households/{village}/{id}/changes")] HttpRequest request,
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
