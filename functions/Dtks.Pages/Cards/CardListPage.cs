using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Pages.Cards;

/// <summary>/kartu/{village}: a round's cards of a village, what came back of them with its lists and days, and for PT Pos the handing over to the village head (CRD-1, CRD-2, CRD-4).</summary>
/// <param name="reasons">Why cards come back.</param>
public sealed class CardListPage(ReturnReasons reasons) : IPage
{
    private const int Limit = 50;

    /// <inheritdoc />
    public string Route => "kartu/{village}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => CardRounds.Readers;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, FormFaults.None, 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        if (!visit.Reader!.Roles.Contains(Role.PostOfficer))
        {
            return new PageAnswer.Refused(403, Detail: null);
        }

        var village = Uri.EscapeDataString(visit.Parts["village"]);
        var reply = await visit.SendAsync(new ApiCall("POST", $"/villages/{village}/card-returns") { Body = JsonText.Write(new { round = form["putaran"] }), Key = form.Key }, cancellation);
        return reply.IsDone ? PageAnswer.GoTo($"/kartu/{village}?putaran={Uri.EscapeDataString(form["putaran"])}#kembali") : await PageAsync(visit, FormFaults.Of(reply), reply.Status, cancellation);
    }

    private async Task<PageAnswer> PageAsync(PageVisit visit, FormFaults faults, int status, CancellationToken cancellation)
    {
        if (!CardRounds.IsReaders(visit, visit.Parts["village"]))
        {
            return new PageAnswer.Refused(403, Detail: null);
        }

        var village = Uri.EscapeDataString(visit.Parts["village"]);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{village}", cancellation);
        var (rounds, round) = await CardRounds.OfAsync(visit, visit.Parts["village"], cancellation);
        var model = new CardListModel(village, place.Name, rounds, round, visit.Query("keadaan"), WireName.AllOf<CardStatus>(), reasons.In(visit.Words)) { Faults = faults, IsPost = visit.Reader!.Roles.Contains(Role.PostOfficer) };
        if (round is { Id: { } id })
        {
            var filter = model.Status is null ? string.Empty : $"&status={Uri.EscapeDataString(model.Status)}";
            var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
            var list = await visit.ReadAsync<ListPage<CardRow>>($"/villages/{village}/cards?round={id}&limit={Limit}{filter}{cursor}", cancellation);
            var returns = await visit.AskAsync($"/villages/{village}/card-returns?round={id}", cancellation);
            model = model with { Rows = list.Items, Next = list.Next, Returns = returns.IsDone ? returns.Read<CardReturns>() : returns.Status == 404 ? null : throw new ApiRefusedException(returns) };
        }

        return PageAnswer.Page<CardList, CardListModel>(visit.Words["cards.title"], model, status);
    }
}

/// <summary>A card in the list.</summary>
/// <param name="Number">The number printed on it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Head">The head of its household; null where it has none.</param>
/// <param name="Address">Where that lives.</param>
/// <param name="Reason">Why it came back.</param>
public sealed record CardRow(string Number = "", string Status = "", string? Head = null, Proposals.ProposedAddress? Address = null, string? Reason = null) : ListedRow;

/// <summary>The cards of a village.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rounds">The rounds of its regency.</param>
/// <param name="Round">The one that is shown; null for none.</param>
/// <param name="Status">Only those that stand so; null for all.</param>
/// <param name="Statuses">All that there are.</param>
/// <param name="Reasons">Why cards come back, in words.</param>
public sealed record CardListModel(string Village, string Name, IReadOnlyList<CardRound> Rounds, CardRound? Round, string? Status, IReadOnlyList<string> Statuses, IReadOnlyList<(string Code, string Words)> Reasons)
{
    /// <summary>The cards.</summary>
    public IReadOnlyList<CardRow> Rows { get; init; } = [];

    /// <summary>Where the list goes on; null on the last page.</summary>
    public string? Next { get; init; }

    /// <summary>What came back; null where the village has no cards of the round.</summary>
    public CardReturns? Returns { get; init; }

    /// <summary>Whether the reader is PT Pos.</summary>
    public bool IsPost { get; init; }

    /// <summary>Why nothing was handed over.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>A reason in words.</summary>
    public string WordsOf(string reason) => Reasons.FirstOrDefault(r => r.Code == reason).Words ?? reason;
}
