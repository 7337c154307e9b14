using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>PUT /villages/{village}/units: the village's neighbourhood units (SLS), in place of those recorded before (MUS-3).</summary>
public sealed class RecordUnits(Api api, VillageUnits units, OptimisticRetry retry)
{
    /// <summary>Records the list, whole or not at all.</summary>
    [Function(nameof(RecordUnits))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<List<UnitDraft>>(IfMatch = true)]
    [Answers<UnitsView>]
    [Refuses(400, "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "units.twice", Rule = "MUS-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/villages/{village}/units")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var drafts = RequestBody.Parse<List<UnitDraft>>(await RequestBody.ReadBytesAsync(request, cancellation));
            var ifMatch = IfMatchHeader.Read(request);
            return await retry.RetryAsync(() => RecordAsync(village, drafts, by, ifMatch, cancellation), cancellation);
        });

    private async Task<Answer> RecordAsync(string village, IReadOnlyList<UnitDraft> drafts, Actor by, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var found = await units.FindAsync(village, cancellation);
        ifMatch.Require(found?.ETag);
        var read = Accepted.Value(UnitRules.Read(drafts));
        await units.SaveAsync(village, found, read, by, cancellation);
        return Answer.Done(new UnitsView(read));
    }
}
