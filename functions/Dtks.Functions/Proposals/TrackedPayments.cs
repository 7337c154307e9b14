using Dtks.Domain.Households;
using Dtks.Functions.Registry;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>Says where a registered proposal is tracked which payments leave its family's assistance out, and from when it is paid (VER-7, GOV-3).</summary>
internal static class TrackedPayments
{
    /// <summary>What is told otherwise, with that. What else is told, such as how to object, stands before it.</summary>
    /// <param name="said">What is told otherwise: its meaning, what comes next, and with whom it lies.</param>
    /// <param name="payments">What payments leave out.</param>
    /// <param name="isAlone">Whether nothing else is to be done.</param>
    /// <param name="args">What the texts fill in otherwise.</param>
    /// <param name="messages">The texts.</param>
    /// <param name="language">The language.</param>
    public static (string Meaning, string Next, string With) With(
        (string Meaning, string Next, string With) said, AidPayments payments, bool isAlone, IReadOnlyDictionary<string, string> args, MessageCatalogue messages, string language)
    {
        var (told, isFirst) = (said, isAlone);
        foreach (var (text, aid) in AidWords.Of(payments))
        {
            var all = new Dictionary<string, string>(args.Where(a => !aid.ContainsKey(a.Key)).Concat(aid), StringComparer.Ordinal);
            var (meaning, next) = (messages.AidText(language, $"tracking.{text}", all), messages.AidText(language, $"tracking.{text}.next", all));
            told = ($"{told.Meaning} {meaning}", isFirst ? next : $"{told.Next} {next}", isFirst && !IsDone(payments) ? messages.Text(language, $"tracking.{WithOf(text, payments)}.with", all) : told.With);
            isFirst = false;
        }

        return told;
    }

    // Decided, or over, it lies with who ratifies the sheet or opens it again, and not with the village alone.
    private static string WithOf(string text, AidPayments payments) =>
        text == AidWords.Upheld && payments.Upheld is { Standing: AidStanding.Eligible or AidStanding.IneligibleShut } ? "unverifiedDecided" : text;

    // Ratified as eligible, it lies with nobody any more.
    private static bool IsDone(AidPayments payments) => (payments.Unverified?.Standing ?? payments.Upheld?.Standing) == AidStanding.Ratified;
}
