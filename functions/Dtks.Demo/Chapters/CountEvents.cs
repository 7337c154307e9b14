using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>Every change was published as a CloudEvent, and no message ended as poison.</summary>
internal sealed class CountEvents : IDemoChapter
{
    public string Title => "Peristiwa dan antrean / events and queues";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var events = await EventsAsync(context, cancellation);
        context.Note(
            "-", $"{events.Count} CloudEvents 1.0, id berbeda / distinct ids", string.Empty, $"{events.Count}", $"{events.Count(IsCloudEvent)}");
        foreach (var village in context.Villages)
            await SeeHistoriesAsync(context, village, events, cancellation);
        await SeePoisonAsync(context, cancellation);
    }

    private static async Task<IReadOnlyList<JToken>> EventsAsync(DemoContext context, CancellationToken cancellation)
    {
        var answer = await context.Api.GetAsync("/dev/events", token: null, cancellation);
        var events = answer.Body is JArray all ? [.. all] : answer.List("items");
        return [.. events.DistinctBy(item => (string?)item["id"])];
    }

    private static bool IsCloudEvent(JToken item) =>
        (string?)item["specversion"] == "1.0" && item["source"] is not null && item["type"] is not null && item["time"] is not null;

    /// <summary>As many events about each proposal as its history has entries.</summary>
    private static async Task SeeHistoriesAsync(
        DemoContext context, DemoVillage village, IReadOnlyList<JToken> events, CancellationToken cancellation)
    {
        var (entries, published) = (0, 0);
        foreach (var proposal in village.Proposals)
        {
            var answer = await context.Api.GetAsync($"/proposals/{village.Place.Code}/{proposal.Id}", proposal.Proposer, cancellation);
            entries += answer.List("history").Count;
            published += events.Count(item => (string?)item["subject"] == $"proposals/{village.Place.Code}/{proposal.Id}");
        }
        context.Note(
            village, "peristiwa usulan = riwayat / events of proposals = their histories", string.Empty, $"{entries}", $"{published}");
    }

    private static async Task SeePoisonAsync(DemoContext context, CancellationToken cancellation)
    {
        var answer = await context.Api.GetAsync("/dev/queues", token: null, cancellation);
        var poison = answer.Body.SelectTokens("$..*").OfType<JValue>()
            .Where(value => value.Path.Contains("-poison", StringComparison.Ordinal) && value.Type == JTokenType.Integer)
            .Sum(value => (long)value);
        context.Note("-", "pesan beracun / poison messages", string.Empty, "200 0", $"{answer.Status} {poison}");
    }
}
