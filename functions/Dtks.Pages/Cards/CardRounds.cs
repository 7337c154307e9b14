using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Cards;

/// <summary>The rounds of cards of a regency, and the one that a page is about (CRD-1).</summary>
internal static class CardRounds
{
    private const int Latest = 100;

    /// <summary>Who reads cards (CRD-10).</summary>
    public static IReadOnlyList<Role> Readers { get; } = [.. OfficerRoles.OfTheArea, Role.PostOfficer];

    /// <summary>Whether an area is the reader's own or lies in it: where there is no round yet, no call of the API says so.</summary>
    public static bool IsReaders(PageVisit visit, string area) => AreaCode.TryParse(area, out var code) && visit.Reader!.Area.Covers(code);

    /// <summary>Those of a regency, the newest first, and the one that the address names, or else the newest that is good still.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="area">An area of the regency, or itself.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<(IReadOnlyList<CardRound> All, CardRound? Chosen)> OfAsync(PageVisit visit, string area, CancellationToken cancellation)
    {
        var list = await visit.ReadAsync<ListPage<CardRound>>($"/card-rounds?limit={Latest}", cancellation);
        var all = list.Items.Where(round => !round.Unreadable && area.Length >= 4 && (round.Regencies ?? []).Contains(area[..4])).ToList();
        var asked = visit.Query("putaran");
        return (all, asked is null ? all.FirstOrDefault(round => round.Status != "expired") ?? all.FirstOrDefault() : all.FirstOrDefault(round => round.Id == asked));
    }
}

/// <summary>A round of cards.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">KPS or KKS.</param>
/// <param name="Status">How far it is.</param>
/// <param name="ValidUntil">The last day its cards are good.</param>
/// <param name="Regencies">The regencies it is for.</param>
public sealed record CardRound(string Name = "", string Kind = "", string Status = "", LocalDate ValidUntil = default, IReadOnlyList<string>? Regencies = null) : ListedRow;

/// <summary>What came back of a round's cards in a village (CRD-2, CRD-4).</summary>
/// <param name="Waiting">How many are with PT Pos still.</param>
/// <param name="Returned">How many came back.</param>
/// <param name="Surrendered">How many were handed back.</param>
/// <param name="Lists">The lists that were handed over.</param>
/// <param name="DueOn">By when the deliberation is held; null before a list was handed over.</param>
/// <param name="DaysLeft">The days until then.</param>
/// <param name="Late">Whether that is over.</param>
public sealed record CardReturns(int Waiting, int Returned, int Surrendered, IReadOnlyList<ReturnList> Lists, LocalDate? DueOn = null, int? DaysLeft = null, bool Late = false);

/// <summary>A list of what came back.</summary>
/// <param name="List">Its number.</param>
/// <param name="HandedOn">The day it was handed over: day 0.</param>
/// <param name="DueOn">By when its deliberation is held.</param>
/// <param name="Late">Whether that is over.</param>
/// <param name="Returned">How many came back.</param>
/// <param name="Surrendered">How many were handed back.</param>
/// <param name="Reasons">Why, with how many.</param>
/// <param name="Circular">The camat's circular over it.</param>
public sealed record ReturnList(int List, LocalDate HandedOn, LocalDate DueOn, bool Late, int Returned, int Surrendered, IReadOnlyList<ReturnCount> Reasons, ListCircular? Circular = null);

/// <summary>How many came back for a reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many.</param>
public sealed record ReturnCount(string Reason, int Count);

/// <summary>The camat's circular over a list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Date">Its date.</param>
public sealed record ListCircular(string Number, LocalDate Date);
