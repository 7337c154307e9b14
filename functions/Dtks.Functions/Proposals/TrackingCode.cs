using System.Globalization;
using System.Text;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Proposals;

/// <summary>
/// The code a proposer follows a proposal by: five groups of four in Crockford's base 32, read over a telephone without doubt, and a letter that checks
/// them. It holds the village and 65 bits nobody can guess, and nothing of the person; the proposal's id comes from it. Codes of before have no check
/// letter and are read as they are.
/// </summary>
public sealed class TrackingCode(KeyedHash hash)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int VillageLetters = 7;
    private const int SecretLetters = 13;
    private const int IdDigits = 32;
    private const int UncheckedLength = VillageLetters + SecretLetters + 4;

    /// <summary>The code of what is proposed under a key in a village: the same each time it is asked for.</summary>
    /// <param name="village">The village's ten digits.</param>
    /// <param name="key">The request's key: <see cref="Platform.Idempotency.IdempotencyKey.Id"/>.</param>
    public string Of(string village, string key)
    {
        var secret = Convert.FromHexString(hash.Of("tracking", $"{village}/{key}"));
        var letters = Letters(ulong.Parse(village, CultureInfo.InvariantCulture), VillageLetters) + string.Concat(secret.Take(SecretLetters).Select(b => Alphabet[b % 32]));
        return Grouped(letters + Check(letters));
    }

    /// <summary>
    /// The id of the proposal that has the code: who has the code finds the proposal without a search, and the id tells nothing of the code. A
    /// proposal of before ids came from codes has its request's key for an id. The check letter is no part of it.
    /// </summary>
    public string ProposalOf(string code) => hash.Of("proposal", Unchecked(code))[..IdDigits];

    /// <summary>The id of the application for help that has the code, found in the same way.</summary>
    public string HelpOf(string code) => hash.Of("helpApplication", Unchecked(code))[..IdDigits];

    /// <summary>A code as those of before were written, without its check letter.</summary>
    public static string Unchecked(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length > UncheckedLength ? code[..UncheckedLength] : code;
    }

    /// <summary>
    /// The code as it is written, from what a person typed; with its village. Null for what is no code: one letter mistyped, or two beside each other
    /// changed round, always is none where the check letter is there.
    /// </summary>
    public static (string Code, string Village)? Read(string typed)
    {
        var letters = new StringBuilder();
        foreach (var c in typed.ToUpperInvariant())
        {
            letters.Append(c switch { 'O' => "0", 'I' or 'L' => "1", _ when IsBetween(c) => string.Empty, _ => c.ToString() });
        }

        var plain = letters.ToString();
        const int Letters = VillageLetters + SecretLetters;
        if (plain.Length is < Letters or > Letters + 1 || plain.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)) || (plain.Length > Letters && Check(plain[..Letters]) != plain[^1]))
        {
            return null;
        }

        var village = plain[..VillageLetters].Aggregate(0UL, (sum, c) => (sum * 32) + (ulong)Alphabet.IndexOf(c, StringComparison.Ordinal));
        return (Grouped(plain), village.ToString("D10", CultureInfo.InvariantCulture));
    }

    // Blanks and hyphens of every kind, and what phones put around what they copy without its showing.
    private static bool IsBetween(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.SpaceSeparator or UnicodeCategory.Format;

    private static string Grouped(string letters) => string.Join('-', letters.Chunk(4).Select(group => new string(group)));

    // A weighted sum in the field of 32 elements (x^5 + x^2 + 1), each place with a weight of its own: no other letter at one place, and no two places
    // changed round, give the same.
    private static char Check(string letters) => Alphabet[letters.Aggregate(0, (sum, c) => Doubled(sum ^ Alphabet.IndexOf(c, StringComparison.Ordinal)))];

    private static int Doubled(int element) => (element << 1) < 32 ? element << 1 : (element << 1) ^ 0b100101;

    private static string Letters(ulong number, int count)
    {
        var letters = new char[count];
        for (var i = count - 1; i >= 0; i--)
        {
            letters[i] = Alphabet[(int)(number % 32)];
            number /= 32;
        }

        return new string(letters);
    }
}
