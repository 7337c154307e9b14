using System.Globalization;
using System.Text;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Proposals;

/// <summary>The code a proposer follows a proposal by: five groups of four in Crockford's base 32, read over a telephone without doubt. It
/// holds the village and 65 bits nobody can guess, and nothing of the person; the proposal's id comes from it.</summary>
public sealed class TrackingCode(KeyedHash hash)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int VillageLetters = 7;
    private const int SecretLetters = 13;
    private const int IdDigits = 32;

    /// <summary>The code of what is proposed under a key in a village: the same each time it is asked for.</summary>
    /// <param name="village">The village's ten digits.</param>
    /// <param name="key">The request's key: <see cref="Platform.Idempotency.IdempotencyKey.Id"/>.</param>
    public string Of(string village, string key)
    {
        var secret = Convert.FromHexString(hash.Of("tracking", $"{village}/{key}"));
        var letters = Letters(ulong.Parse(village, CultureInfo.InvariantCulture), VillageLetters) + string.Concat(secret.Take(SecretLetters).Select(b => Alphabet[b % 32]));
        return string.Join('-', letters.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>
    /// The id of the proposal that has the code: who has the code finds the proposal without a search, and the id tells nothing of the code. A
    /// proposal of before ids came from codes has its request's key for an id.
    /// </summary>
    public string ProposalOf(string code) => hash.Of("proposal", code)[..IdDigits];

    /// <summary>The code as it is written, from what a person typed; with its village. Null for what is no code.</summary>
    public static (string Code, string Village)? Read(string typed)
    {
        var letters = new StringBuilder();
        foreach (var c in typed.ToUpperInvariant())
        {
            letters.Append(c switch { 'O' => "0", 'I' or 'L' => "1", '-' or ' ' => string.Empty, _ => c.ToString() });
        }

        var plain = letters.ToString();
        if (plain.Length != VillageLetters + SecretLetters || plain.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
        {
            return null;
        }

        var village = plain[..VillageLetters].Aggregate(0UL, (sum, c) => (sum * 32) + (ulong)Alphabet.IndexOf(c, StringComparison.Ordinal));
        return (string.Join('-', plain.Chunk(4).Select(group => new string(group))), village.ToString("D10", CultureInfo.InvariantCulture));
    }

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
