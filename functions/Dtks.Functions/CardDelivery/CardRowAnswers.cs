using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>What became of each row of a bulk about cards, in its order.</summary>
internal sealed record CardRowAnswers(IReadOnlyList<CardRowAnswer> Results, string? Forwarding = null)
{
    /// <summary>The answer to rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="results">What became of each, by its place.</param>
    /// <param name="today">Today in a card's village.</param>
    /// <param name="messages">The texts.</param>
    /// <param name="language">The language.</param>
    public static IReadOnlyList<CardRowAnswer> Of(IEnumerable<CardRow> rows, IReadOnlyDictionary<int, CardRowResult> results, Func<CardState, LocalDate> today, MessageCatalogue messages, string language) =>
        [.. rows.OrderBy(row => row.Place).Select(row => Of(row, results[row.Place], today, messages, language))];

    private static CardRowAnswer Of(CardRow row, CardRowResult result, Func<CardState, LocalDate> today, MessageCatalogue messages, string language)
    {
        var status = result.State is { } state ? state.StatusOn(today(state)) : (CardStatus?)null;
        return result.Refused is { } refused
            ? new CardRowAnswer(row.Place + 1, row.Card, CardRowOutcome.Refused, status, refused.Code, refused.Rule, messages.Text(language, refused.Code, refused.Args), PointerOf(row, refused))
            : new CardRowAnswer(row.Place + 1, row.Card, CardRowOutcome.Applied, status);
    }

    private static string? PointerOf(CardRow row, Violation refused) => refused.Pointer is { Length: > 0 } at ? string.Create(CultureInfo.InvariantCulture, $"/{row.Place}{at}") : null;
}

/// <summary>What became of one row, which is counted from 1.</summary>
internal sealed record CardRowAnswer(int Row, string? Card, CardRowOutcome Result, CardStatus? Status, string? Code = null, string? Rule = null, string? Detail = null, string? Pointer = null);

/// <summary>What became of one row.</summary>
internal enum CardRowOutcome
{
    /// <summary>Done, now or before.</summary>
    Applied,

    /// <summary>Refused, with why.</summary>
    Refused,
}
