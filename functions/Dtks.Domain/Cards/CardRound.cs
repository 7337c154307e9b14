using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>A round of cards (CRD-1): for the households of some regencies, with one validity.</summary>
public sealed record CardRound
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its number, 1 to 999: part of the number of each of its cards.</summary>
    public required int Number { get; init; }

    /// <summary>Its name, 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of its cards.</summary>
    public required CardKind Kind { get; init; }

    /// <summary>The first day its cards are valid.</summary>
    public required LocalDate ValidFrom { get; init; }

    /// <summary>The last.</summary>
    public required LocalDate ValidUntil { get; init; }

    /// <summary>The regencies whose households have a card.</summary>
    public required IReadOnlyList<AreaCode> Regencies { get; init; }

    /// <summary>When it began: the making day of each village is that day in its own zone.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>The policy version it goes by.</summary>
    public required string Policy { get; init; }

    /// <summary>The making day in an area.</summary>
    public LocalDate MadeOn(AreaCode area) => TimeZones.DateIn(area, StartedAt);

    /// <summary>The instant at which its cards' validity has ended in an area: the start of the day after (CRD-10).</summary>
    public Instant ExpiresAt(AreaCode area) => TimeZones.Of(area).AtStartOfDay(ValidUntil.PlusDays(1)).ToInstant();
}

/// <summary>How far a round is.</summary>
public enum CardRoundStatus
{
    /// <summary>Its cards are being made.</summary>
    Making,

    /// <summary>All its cards of the making day are made.</summary>
    Made,

    /// <summary>Their validity is over (CRD-10).</summary>
    Expired,
}

/// <summary>A round as it came in; nothing checked.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Kind">Wire name of <see cref="CardKind"/>.</param>
/// <param name="ValidFrom">yyyy-MM-dd.</param>
/// <param name="ValidUntil">yyyy-MM-dd, not before <paramref name="ValidFrom"/> and not over.</param>
/// <param name="Regencies">1 to 600 codes of regencies, each once.</param>
public sealed record CardRoundDraft(string? Name, string? Kind, string? ValidFrom, string? ValidUntil, IReadOnlyList<string?>? Regencies);

/// <summary>A round that is right.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of its cards.</param>
/// <param name="ValidFrom">The first day they are valid.</param>
/// <param name="ValidUntil">The last.</param>
/// <param name="Regencies">The regencies, by code.</param>
public sealed record CardRoundRead(string Name, CardKind Kind, LocalDate ValidFrom, LocalDate ValidUntil, IReadOnlyList<AreaCode> Regencies);

/// <summary>Reads a round (CRD-1, CRD-10).</summary>
public static class CardRoundReader
{
    private const int MaxName = 100;
    private const int MostRegencies = 600;

    /// <summary>The round, or all that is wrong with it.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="isRegency">Whether there is a regency of that code.</param>
    /// <param name="today">Today in WIB, where the Ministry sits.</param>
    public static Reading<CardRoundRead> Read(CardRoundDraft? draft, Func<AreaCode, bool> isRegency, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(isRegency);
        var input = new InputReader();
        if (!input.Present(draft, string.Empty)) return new(null, input.Violations);
        var name = input.Text(draft.Name, "/name", MaxName);
        var kind = input.Name<CardKind>(draft.Kind, "/kind");
        var from = input.Date(draft.ValidFrom, "/validFrom");
        var until = input.Date(draft.ValidUntil, "/validUntil");
        if (until < from || until < today) input.Add(Violation.Refused(CardViolations.Validity, "CRD-10", "/validUntil"));
        var regencies = Regencies(draft.Regencies, isRegency, input);
        return new(input.IsClean && name is not null && kind is { } k && from is { } f && until is { } u ? new CardRoundRead(name, k, f, u, regencies) : null, input.Violations);
    }

    private static List<AreaCode> Regencies(IReadOnlyList<string?>? raw, Func<AreaCode, bool> isRegency, InputReader input)
    {
        var read = new List<AreaCode>();
        if (!input.Count(raw, "/regencies", 1, MostRegencies)) return read;
        for (var i = 0; i < raw.Count; i++)
        {
            if (AreaCode.TryParse(raw[i], out var code) && code.Level == AreaLevel.Regency && isRegency(code) && !read.Contains(code)) read.Add(code);
            else input.Invalid(CardViolations.Regency, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/regencies/{i}"));
        }

        return [.. read.OrderBy(r => r.Value, StringComparer.Ordinal)];
    }
}
