namespace Dtks.LocalCosmos.Sql.Syntax;

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
