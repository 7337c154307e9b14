using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;

namespace Dtks.Domain.CardFiles;

/// <summary>The words that a file of deliveries has for what came of an attempt: that of delivery, and the policy's reasons, in either language or by their short names.</summary>
public static class DeliveryWords
{
    /// <summary>The word of the template for a card that was delivered.</summary>
    public const string DeliveredWord = "Diserahkan";

    /// <summary>Other words for it.</summary>
    public static IReadOnlyList<string> Delivered { get; } = ["DITERIMA", "TERKIRIM", "SUDAH DITERIMA", "DISERAHKAN KEPADA PENERIMA"];

    /// <summary>Words that say that it came back, and not why: the reason then stands in a column of its own.</summary>
    public static IReadOnlyList<string> Returned { get; } = ["RETUR", "KEMBALI", "TIDAK TERKIRIM"];

    /// <summary>The words of the template's list: that of delivery, and each reason.</summary>
    public static IReadOnlyList<string> ListOf(IReadOnlyList<PolicyReason> reasons) => [DeliveredWord, .. reasons.Select(WordOf)];

    /// <summary>A reason as the template has it.</summary>
    public static string WordOf(PolicyReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return char.ToUpperInvariant(reason.Text.Id[0]) + reason.Text.Id[1..];
    }

    /// <summary>Whether a word says that it was delivered, or that it came back; null for another word.</summary>
    public static DeliveryOutcome? OutcomeOf(string word) =>
        Is(word, [DeliveredWord, WireName.Of(DeliveryOutcome.Delivered), .. Delivered]) ? DeliveryOutcome.Delivered
        : Is(word, [WireName.Of(DeliveryOutcome.Returned), .. Returned]) ? DeliveryOutcome.Returned
        : null;

    /// <summary>The code of the reason that a word names; null for another word.</summary>
    public static string? ReasonOf(string word, IReadOnlyList<PolicyReason> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return reasons.FirstOrDefault(r => Is(word, [r.Code, r.Text.Id, r.Text.En]))?.Code;
    }

    private static bool Is(string word, IEnumerable<string> known) => known.Any(k => Plain(k) == Plain(word));

    private static string Plain(string word) => string.Concat(TextFolding.Fold(word).Where(char.IsLetterOrDigit));
}
