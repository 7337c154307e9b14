using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Cards;

/// <summary>/kartu/{village}/antaran: PT Pos types what came of delivering cards, row by row; each is recorded or refused by itself, and what is refused stays (CRD-1).</summary>
/// <param name="reasons">Why cards come back.</param>
public sealed class DeliveriesPage(ReturnReasons reasons) : IPage
{
    /// <inheritdoc />
    public string Route => "kartu/{village}/antaran";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.PostOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return await PageAsync(visit, [], null, null, 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var rows = DeliveryTyped.Of(form);
        if (rows.Count == 0)
        {
            return await PageAsync(visit, rows, null, visit.Words["cards.deliver.nothing"], 400, cancellation);
        }

        var round = visit.Query("putaran") is { } asked ? $"?round={Uri.EscapeDataString(asked)}" : string.Empty;
        var call = new ApiCall("POST", $"/villages/{Uri.EscapeDataString(visit.Parts["village"])}/card-deliveries{round}") { Body = JsonText.Write(rows.Select(row => row.Body())), Key = form.Key };
        var reply = await visit.SendAsync(call, cancellation);
        if (!reply.IsDone)
        {
            var problem = reply.Read<ApiProblem>();
            return await PageAsync(visit, rows, null, string.Join(' ', (problem.Errors ?? []).Select(e => e.Detail).DefaultIfEmpty(problem.Detail).Distinct()), reply.Status, cancellation);
        }

        var results = reply.Read<DeliveryResults>().Results;
        var refused = results.Where(r => r.Result != "applied" && r.Row >= 1 && r.Row <= rows.Count).Select(r => rows[r.Row - 1] with { Wrong = r.Detail }).ToList();
        return await PageAsync(visit, refused, (results.Count - refused.Count, refused.Count), null, 200, cancellation);
    }

    private async Task<PageAnswer> PageAsync(PageVisit visit, IReadOnlyList<DeliveryTyped> rows, (int Applied, int Refused)? done, string? wrong, int status, CancellationToken cancellation)
    {
        // A form of a village that is not the reader's is not shown only to be refused when it is sent.
        if (!CardRounds.IsReaders(visit, visit.Parts["village"]))
        {
            return new PageAnswer.Refused(403, Detail: null);
        }

        var village = Uri.EscapeDataString(visit.Parts["village"]);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{village}", cancellation);
        var (_, round) = await CardRounds.OfAsync(visit, visit.Parts["village"], cancellation);

        return PageAnswer.Page<Deliveries, DeliveriesModel>(visit.Words["cards.deliver"], new DeliveriesModel(village, place.Name, round, rows, reasons.In(visit.Words)) { Done = done, Wrong = wrong }, status);
    }

    private sealed record DeliveryResults(IReadOnlyList<DeliveryResult> Results);

    private sealed record DeliveryResult(int Row, string Result, string? Detail = null);
}

/// <summary>A row of what came of delivering, as it is typed.</summary>
/// <param name="Card">The number printed on the card.</param>
/// <param name="Outcome">Delivered, or it came back.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">Why it came back.</param>
/// <param name="ReceivedBy">Who received it.</param>
/// <param name="AccompaniedBy">Who of the village went along.</param>
public sealed record DeliveryTyped(string Card, string Outcome, string On, string Reason, string ReceivedBy, string AccompaniedBy)
{
    private static readonly string[] Names = ["kartu", "hasil", "tanggal", "sebab", "penerima", "pendamping"];

    /// <summary>An empty row.</summary>
    public static DeliveryTyped Empty { get; } = new(string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);

    /// <summary>Why it was refused; null where it was not.</summary>
    public string? Wrong { get; init; }

    /// <summary>The rows of a form, without those left empty.</summary>
    public static IReadOnlyList<DeliveryTyped> Of(PageForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var columns = Names.Select(form.All).ToList();
        return
        [
            .. Enumerable.Range(0, columns.Max(c => c.Count)).Select(row => columns.Select(c => c.ElementAtOrDefault(row)?.Trim() ?? string.Empty).ToArray())
                .Select(c => new DeliveryTyped(c[0], c[1], c[2], c[3], c[4], c[5])).Where(row => row != Empty),
        ];
    }

    /// <summary>As the API takes it.</summary>
    public object Body() => new { card = Given(Card), outcome = Given(Outcome), on = Given(On), reason = Given(Reason), receivedBy = Given(ReceivedBy), accompaniedBy = Given(AccompaniedBy) };

    private static string? Given(string text) => text.Length > 0 ? text : null;
}

/// <summary>What came of delivering, to be typed.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Round">The round; null for none.</param>
/// <param name="Typed">What was refused, or not sent.</param>
/// <param name="Reasons">Why cards come back.</param>
public sealed record DeliveriesModel(string Village, string Name, CardRound? Round, IReadOnlyList<DeliveryTyped> Typed, IReadOnlyList<(string Code, string Words)> Reasons)
{
    private const int More = 5;

    /// <summary>What became of the rows that were just sent; null where none were.</summary>
    public (int Applied, int Refused)? Done { get; init; }

    /// <summary>Why none of them was recorded; null where that is not so.</summary>
    public string? Wrong { get; init; }

    /// <summary>The rows that are shown.</summary>
    public IReadOnlyList<DeliveryTyped> Rows => [.. Typed, .. Enumerable.Repeat(DeliveryTyped.Empty, More)];
}
