using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Pages.Cards;

/// <summary>
/// /kartu/kecamatan/{district}: what came back in the villages of a district and by when each deliberates, the camat's circulars and the form that issues one (CRD-4), and what the TKSK sends on (CRD-3).
/// </summary>
public sealed class DistrictCardsPage : IPage
{
    /// <inheritdoc />
    public string Route => "kartu/kecamatan/{district}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.Tksk, Role.DistrictHead, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, null, FormFaults.None, null, 200, cancellation);
    }

    /// <inheritdoc />
    public Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var roles = visit.Reader!.Roles;
        return form["langkah"] == "teruskan" && roles.Contains(Role.Tksk) ? ForwardAsync(visit, form, cancellation)
            : roles.Contains(Role.DistrictHead) ? IssueAsync(visit, form, cancellation)
            : Task.FromResult<PageAnswer>(new PageAnswer.Refused(403, Detail: null));
    }

    private static string Api(PageVisit visit) => $"/districts/{Uri.EscapeDataString(visit.Parts["district"])}";

    private static async Task<PageAnswer> IssueAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        var body = new { round = form["putaran"], number = form.Given("nomor"), date = form.Given("tanggal") };
        var reply = await visit.SendAsync(new ApiCall("POST", $"{Api(visit)}/circulars") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo($"/kartu/kecamatan/{Uri.EscapeDataString(visit.Parts["district"])}?putaran={Uri.EscapeDataString(form["putaran"])}#edaran")
            : await PageAsync(visit, form, FormFaults.Of(reply, "/number", "/date"), null, reply.Status, cancellation);
    }

    private static async Task<PageAnswer> ForwardAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        var cards = form.All("kartu").Select(chosen => chosen.Split('/')).Where(parts => parts.Length == 2).Select(parts => new { village = parts[0], card = parts[1] }).ToList();
        if (cards.Count == 0)
        {
            return await PageAsync(visit, null, new FormFaults(visit.Words["cards.forward.nothing"], FormFaults.None.At), null, 400, cancellation);
        }

        var reply = await visit.SendAsync(new ApiCall("POST", $"{Api(visit)}/card-forwardings") { Body = JsonText.Write(new { round = form["putaran"], cards }), Key = form.Key }, cancellation);
        return reply.IsDone
            ? await PageAsync(visit, null, FormFaults.None, reply.Read<Forwarded>().Results, 200, cancellation)
            : await PageAsync(visit, null, FormFaults.Of(reply), null, reply.Status, cancellation);
    }

    private static async Task<PageAnswer> PageAsync(PageVisit visit, PageForm? typed, FormFaults faults, IReadOnlyList<ForwardResult>? results, int status, CancellationToken cancellation)
    {
        if (!CardRounds.IsReaders(visit, visit.Parts["district"]))
        {
            return new PageAnswer.Refused(403, Detail: null);
        }

        var district = Uri.EscapeDataString(visit.Parts["district"]);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{district}", cancellation);
        var (rounds, round) = await CardRounds.OfAsync(visit, visit.Parts["district"], cancellation);
        var model = new DistrictCardsModel(district, place.Name, rounds, round) { Results = results };
        if (round is not null)
        {
            var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
            var villages = await visit.ReadAsync<ListPage<VillageReturns>>($"{Api(visit)}/card-returns?round={round.Id}&limit=50{cursor}", cancellation);
            var circulars = await visit.ReadAsync<Circulars>($"{Api(visit)}/circulars?round={round.Id}", cancellation);
            var isHead = visit.Reader!.Roles.Contains(Role.DistrictHead);
            var sendable = visit.Reader.Roles.Contains(Role.Tksk) ? await SendableAsync(visit, villages.Items, round, cancellation) : null;
            model = model with { Villages = villages.Items, Next = villages.Next, Circulars = circulars.Items, Form = isHead ? FormOf(visit, round, typed, faults) : null, Sendable = sendable, Wrong = isHead ? null : faults.Whole };
        }

        return PageAnswer.Page<DistrictCards, DistrictCardsModel>(visit.Words["cards.district"], model, status);
    }

    private static FormModel FormOf(PageVisit visit, CardRound round, PageForm? typed, FormFaults faults)
    {
        var form = new FormModel(
            [new FormField("nomor", visit.Words["letter.number"], "/number") { MaxLength = 100 }, new FormField("tanggal", visit.Words["letter.date"], "/date") { Kind = FieldKind.Day }],
            visit.Words["cards.circular.submit"])
        { Round = round.Id };
        return typed is null ? form : form.With(typed, faults);
    }

    // What was handed back, and what a deliberation withdrew: which of it was sent on before, the API tells.
    private static async Task<IReadOnlyList<SendableCard>> SendableAsync(PageVisit visit, IReadOnlyList<VillageReturns> villages, CardRound round, CancellationToken cancellation)
    {
        var found = new List<SendableCard>();
        foreach (var village in villages.Where(v => !v.Unreadable))
        {
            foreach (var status in new[] { "surrendered", "blocked" })
            {
                var list = await visit.ReadAsync<ListPage<CardRow>>($"/villages/{village.Village}/cards?round={round.Id}&status={status}&limit=100", cancellation);
                found.AddRange(list.Items.Where(card => card is { Unreadable: false, Id: not null }).Select(card => new SendableCard(village.Village, village.Name, card.Id!, card.Number, card.Status)));
            }
        }

        return found;
    }

    private sealed record Forwarded(IReadOnlyList<ForwardResult> Results);

    private sealed record Circulars(IReadOnlyList<Circular> Items);
}

/// <summary>What became of a card that was to be sent on.</summary>
/// <param name="Card">The card's id.</param>
/// <param name="Result"><c>applied</c> or <c>refused</c>.</param>
/// <param name="Detail">Why it was refused.</param>
public sealed record ForwardResult(string Result, string? Card = null, string? Detail = null);

/// <summary>A card that may be sent on.</summary>
/// <param name="Village">Its village's code.</param>
/// <param name="Name">Its village's name.</param>
/// <param name="Card">Its id.</param>
/// <param name="Number">The number printed on it.</param>
/// <param name="Status">Where it stands.</param>
public sealed record SendableCard(string Village, string Name, string Card, string Number, string Status);

/// <summary>What came back in a village of a district.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="DueOn">By when its deliberation is held.</param>
/// <param name="DaysLeft">The days until then.</param>
/// <param name="Late">Whether that is over.</param>
/// <param name="Lists">Its lists.</param>
public sealed record VillageReturns(string Village = "", string Name = "", LocalDate? DueOn = null, int? DaysLeft = null, bool Late = false, IReadOnlyList<ReturnList>? Lists = null) : ListedRow;

/// <summary>A camat's circular.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Date">Its date.</param>
/// <param name="Villages">The villages that it is for.</param>
/// <param name="NotIn">Which villages are not in it, and why.</param>
public sealed record Circular(string Id, string Number, LocalDate Date, IReadOnlyList<CircularVillage> Villages, IReadOnlyList<CircularAbsent>? NotIn = null);

/// <summary>A village of a circular.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cards">How many cards it is over.</param>
/// <param name="DueOn">By when its deliberation is held.</param>
public sealed record CircularVillage(string Name, int Cards, LocalDate DueOn);

/// <summary>A village that a circular is not for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Detail">Why, in words.</param>
public sealed record CircularAbsent(string Name, string Detail);

/// <summary>The cards of a district.</summary>
/// <param name="District">The district's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rounds">The rounds of its regency.</param>
/// <param name="Round">The one that is shown; null for none.</param>
public sealed record DistrictCardsModel(string District, string Name, IReadOnlyList<CardRound> Rounds, CardRound? Round)
{
    /// <summary>The villages whose list was handed over.</summary>
    public IReadOnlyList<VillageReturns> Villages { get; init; } = [];

    /// <summary>Where the list goes on; null on the last page.</summary>
    public string? Next { get; init; }

    /// <summary>The circulars, the first issued first.</summary>
    public IReadOnlyList<Circular> Circulars { get; init; } = [];

    /// <summary>The form that issues a circular; null where it is not the reader's.</summary>
    public FormModel? Form { get; init; }

    /// <summary>What may be sent on; null where it is not the reader's.</summary>
    public IReadOnlyList<SendableCard>? Sendable { get; init; }

    /// <summary>What became of the cards that were just sent on; null where none were.</summary>
    public IReadOnlyList<ForwardResult>? Results { get; init; }

    /// <summary>Why nothing was sent on; null where that is not so.</summary>
    public string? Wrong { get; init; }
}
