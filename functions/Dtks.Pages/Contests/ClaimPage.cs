using Dtks.Domain.Kernel;
using Dtks.Pages.Families;
using Dtks.Pages.Forms;
using Dtks.Pages.Proposals;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Contests;

/// <summary>/sengketa/{regency}/{id}: a conflict over numbers with both sides, as far as they are the regency's to see, and its settlement by papers (REG-5).</summary>
public sealed class ClaimPage : IPage
{
    private const int Part = 100;
    private const int MostParts = 50;

    /// <inheritdoc />
    public string Route => "sengketa/{regency}/{id}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.RegencyOfficer];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, null, null, 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var body = new { outcome = form.Given("pihak"), papers = form["surat"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), note = form.Given("catatan") };
        var path = $"/regencies/{Uri.EscapeDataString(visit.Parts["regency"])}/claims/{Uri.EscapeDataString(visit.Parts["id"])}/settlement";
        var reply = await visit.SendAsync(new ApiCall("POST", path) { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo($"/sengketa/{Uri.EscapeDataString(visit.Parts["regency"])}/{Uri.EscapeDataString(visit.Parts["id"])}")
            : await PageAsync(visit, form, reply, reply.Status, cancellation);
    }

    private static FormModel FormOf(PageVisit visit, bool hasFirst)
    {
        var words = visit.Words;
        string[] sides = hasFirst ? ["first", "second", "neither"] : ["second", "neither"];
        return new FormModel(
            [
                new FormField("pihak", words["claim.whose"], "/outcome") { Kind = FieldKind.Choice, Options = [.. sides.Select(s => (s, words.Named("claim.side", s)))] },
                new FormField("surat", words["claim.papers"], "/papers") { Kind = FieldKind.Lines, IsList = true, MaxLength = 4_000 },
                new FormField("catatan", words["appeal.why"], "/note") { Kind = FieldKind.Lines },
            ],
            words["claim.submit"]);
    }

    // The API has the list alone: the conflict is sought on it.
    private static async Task<ClaimRow?> FindAsync(PageVisit visit, CancellationToken cancellation)
    {
        string? next = null;
        for (var part = 0; part < MostParts; part++)
        {
            var cursor = next is null ? string.Empty : $"&cursor={Uri.EscapeDataString(next)}";
            var list = await visit.ReadAsync<ListPage<ClaimRow>>($"/regencies/{Uri.EscapeDataString(visit.Parts["regency"])}/claims?limit={Part}{cursor}", cancellation);
            if (list.Items.FirstOrDefault(row => row.Id == visit.Parts["id"] && !row.Unreadable) is { } found)
            {
                return found;
            }

            if ((next = list.Next) is null)
            {
                return null;
            }
        }

        return null;
    }

    private static async Task<PageAnswer> PageAsync(PageVisit visit, PageForm? typed, ApiReply? refused, int status, CancellationToken cancellation)
    {
        if (await FindAsync(visit, cancellation) is not { Second: { } second } found)
        {
            return PageAnswer.NotThere;
        }

        var (first, other) = (await SideAsync(visit, found.First, cancellation), await SideAsync(visit, second, cancellation));
        var form = FormOf(visit, found.First is not null);

        // Who settles second keeps what they wrote, and is told why it was not done.
        var shown = typed is not null && refused is not null ? form.With(typed, FormFaults.Of(refused, form.Pointers)) : found.Status == "contested" ? form : null;
        return PageAnswer.Page<Claim, ClaimModel>(visit.Words["claim.title"], new ClaimModel(Uri.EscapeDataString(visit.Parts["regency"]), found, first, other, shown), status);
    }

    // What of a side is the reader's to see; of another regency its name alone (REG-3).
    private static async Task<ClaimShown?> SideAsync(PageVisit visit, ClaimSide? side, CancellationToken cancellation)
    {
        if (side is null)
        {
            return null;
        }

        var names = await Places.NamesAsync(visit, new[] { side.Regency, side.Village }.OfType<string>(), cancellation);
        var shown = new ClaimShown(side, names[side.Regency], side.Village is { } village ? names[village] : null);
        if (side is { Village: { } at, Proposal: { } proposal } && await visit.AskAsync($"/proposals/{at}/{proposal}", cancellation) is { IsDone: true } said)
        {
            var record = said.Read<ProposalRecord>();
            return shown with { Page = $"/usulan/{at}/{proposal}", Card = record.Household.FamilyCardNumber, Address = record.Household.Address, Members = record.Household.Members, Differing = [.. (record.Match?.Fields ?? []).Where(f => f.Outcome != "match").Select(f => f.Field)] };
        }

        if (side is { Village: { } where, Household: { } household } && await visit.AskAsync($"/households/{where}/{household}", cancellation) is { IsDone: true } stands)
        {
            var record = stands.Read<FamilyRecord>();
            return shown with { Page = $"/keluarga/{where}/{household}", Card = record.FamilyCardNumber, Address = record.Address, Members = [.. record.Members.Select(m => m.Person)] };
        }

        return shown;
    }
}

/// <summary>A conflict over numbers with both sides.</summary>
/// <param name="Regency">The regency's code.</param>
/// <param name="Found">The conflict.</param>
/// <param name="First">Who had them first; null where nobody is known.</param>
/// <param name="Second">Who came second.</param>
/// <param name="Form">Its settlement; null once it is.</param>
public sealed record ClaimModel(string Regency, ClaimRow Found, ClaimShown? First, ClaimShown? Second, FormModel? Form);

/// <summary>A side of a conflict, as far as the reader sees it.</summary>
/// <param name="Side">The side.</param>
/// <param name="Regency">Its regency's name.</param>
/// <param name="Village">Its village's name.</param>
public sealed record ClaimShown(ClaimSide Side, string Regency, string? Village)
{
    /// <summary>Its own page; null where it is not the reader's.</summary>
    public string? Page { get; init; }

    /// <summary>The family card's number.</summary>
    public string? Card { get; init; }

    /// <summary>Where the family lives.</summary>
    public ProposedAddress? Address { get; init; }

    /// <summary>Who is of it.</summary>
    public IReadOnlyList<ProposedMember> Members { get; init; } = [];

    /// <summary>What the population register has otherwise.</summary>
    public IReadOnlyList<string> Differing { get; init; } = [];
}
