using System.Text;
using Dtks.Domain.Areas;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Recaps;

/// <summary>GET /cycles/{period}/recap?area=&amp;format=: what pays the next period in an area of any level, for officers of it and above (RAT-4, GOV-2).</summary>
public sealed class GetRecap(Api api, CycleRepository cycles, RecapShowing recaps, RecapLetters letters, AreaDirectory areas, Listing listing, MessageCatalogue messages)
{
    // Of a file, which has all of a regency's villages: the largest has under nine hundred.
    private const int MostRows = 2000;

    /// <summary>Totals by programme with their digest, and what lies below; with <c>format=csv</c> as one file.</summary>
    [Function(nameof(GetRecap))]
    [QueryParameters("area", "format", Paged = true)]
    [Access(Officers = true, Area = AccessArea.InQuery)]
    [Asks<string>("area", "The code of the area.", IsRequired = true)]
    [Asks<string>("format", "All of it as one file; a page of JSON without it.", Also = ["csv"])]
    [Answers<RecapView>]
    [Answers(200, File = "text/csv")]
    [Refuses(400, "list.format", "recap.area")]
    [Refuses(404, "recap.notOpened", Rule = "RAT-4")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{period}/recap")] HttpRequest request, string period, CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            var area = areas.Find(request.Query["area"].ToString()) ?? throw new ProblemException(Problem.Invalid("/area", "recap.area"));
            var isFile = request.Query["format"].ToString() switch
            {
                "" => false,
                "csv" => true,
                _ => throw new ProblemException(new Problem(400, "list.format", Args: new Dictionary<string, string> { ["allowed"] = "csv" })),
            };
            listing.Check(request, caller);
            var run = await cycles.FindAsync(CyclePath.Period(period), cancellation) ?? throw new ProblemException(new Problem(404, "recap.notOpened", "RAT-4", new Dictionary<string, string> { ["period"] = period }));
            var view = await recaps.OfAsync(run, area, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
            var hasVillages = area.Level is AreaLevel.Regency or AreaLevel.District;
            return isFile ? await FileAsync(request, run, view, hasVillages, cancellation) : new AnswerResult(Answer.Done(hasVillages ? await PageAsync(request, caller, run, view, cancellation) : view));
        });

    private async Task<RecapView> PageAsync(HttpRequest request, Caller caller, CycleDocument run, RecapView view, CancellationToken cancellation)
    {
        var page = await listing.PageAsync<RecapDocument, RecapVillageItem>(request, caller, PartitionOf(view), RecapSums.VillagesOf(view.Period, view.Area), PlaceOf, recaps.ItemOf, cancellation);
        var missing = await recaps.MissingAsync(run, view, RecapShowing.MostMissing, cancellation);
        return view with { Items = page.Shown, Next = page.Next, Missing = missing.Count == 0 ? null : missing };
    }

    private async Task<FileAnswer> FileAsync(HttpRequest request, CycleDocument run, RecapView view, bool hasVillages, CancellationToken cancellation)
    {
        var (villages, missing) = ((IReadOnlyList<object>)[], (IReadOnlyList<RecapMissing>)[]);
        if (hasVillages)
        {
            var list = await listing.WholeAsync<RecapDocument, RecapVillageItem>(
                request, PartitionOf(view), RecapSums.VillagesOf(view.Period, view.Area), MostRows, PlaceOf, (village, _) => Task.FromResult(recaps.ItemOf(village)), cancellation);
            villages = list?.Shown ?? throw new InvalidOperationException($"The recap of {view.Area} has more than {MostRows} villages.");
            missing = await recaps.MissingAsync(run, view, MostRows, cancellation);
        }

        var under = villages.OfType<RecapVillageItem>().Select(village => village.Letter).Append(view.Letter).OfType<string>().ToList();
        var numbers = under.Count == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) : await letters.NumbersAsync(view.Area[..4], under, cancellation);
        var file = RecapFile.Of(view, villages, missing, numbers, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage));
        return new FileAnswer(CsvFile.ContentType, $"rekap-{view.Period}-{view.Area}.csv", Encoding.UTF8.GetBytes(file));
    }

    private static Partition PartitionOf(RecapView view) => Partitions.Ratifications(view.Area[..4]);

    private static Place PlaceOf(RecapDocument village) => new(village.Key, village.Id);
}
