namespace Dtks.LocalHost.Demo.Documents;

/// <summary>A Huffman table of ITU-T T.81, made canonical by its annex C.</summary>
internal sealed class HuffmanTable
{
    private readonly (int Code, int Length)[] _codes = new (int, int)[256];

    /// <summary>A table from its two lists as a JPEG file carries them, in hexadecimal.</summary>
    /// <param name="counts">How many codes there are of 1..16 bits.</param>
    /// <param name="symbols">The symbols in order of their codes; as many as the counts say.</param>
    public HuffmanTable(string counts, string symbols)
    {
        (Counts, Symbols) = (Convert.FromHexString(counts), Convert.FromHexString(symbols));
        if (Counts.Length != 16 || Counts.Sum(count => count) != Symbols.Length)
            throw new ArgumentException("The counts of a Huffman table do not fit its symbols.", nameof(symbols));
        var (code, next) = (0, 0);
        for (var length = 1; length <= 16; length++)
        {
            for (var i = 0; i < Counts[length - 1]; i++)
                _codes[Symbols[next++]] = (code++, length);
            code <<= 1;
        }
    }

    /// <summary>How many codes there are of 1..16 bits.</summary>
    public byte[] Counts { get; }

    /// <summary>The symbols in order of their codes.</summary>
    public byte[] Symbols { get; }

    /// <summary>The code of a symbol and its length in bits.</summary>
    public (int Code, int Length) this[int symbol] => _codes[symbol];
}
