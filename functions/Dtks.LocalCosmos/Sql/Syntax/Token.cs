namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>A lexical token.</summary>
/// <param name="Kind">what it is</param>
/// <param name="Text">the word, number, parameter or symbol as written; for a string, its value without quotes and escapes</param>
/// <param name="Start">offset of its first character, from 0</param>
/// <param name="End">offset just past its last character</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    /// <summary>Whether this is the symbol given.</summary>
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Whether this is the keyword given; keywords are written in any case.</summary>
    public bool IsWord(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a lexical token is.</summary>
internal enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name or a keyword; which of the two the parser decides.</summary>
    Word,

    /// <summary>A number without a sign.</summary>
    Number,

    /// <summary>A string in single or double quotes.</summary>
    String,

    /// <summary>A parameter, with its <c>@</c>.</summary>
    Parameter,

    /// <summary>An operator or a punctuation mark.</summary>
    Symbol,
}
