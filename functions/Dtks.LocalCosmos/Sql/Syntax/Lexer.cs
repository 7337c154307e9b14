using System.Text;

namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>Splits a query text into tokens. Comments (<c>-- …</c> to the line's end, <c>/* … */</c>) are skipped.</summary>
internal sealed class Lexer
{
    // Longest first: the first that fits is taken.
    private static readonly string[] Symbols =
    [
        ">>>", "!=", "<>", "<=", ">=", "<<", ">>", "||", "??", "=", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "~", "?",
        ":", ",", ".", "(", ")", "[", "]", "{", "}",
    ];

    private readonly string _text;
    private int _at;

    private Lexer(string text) => _text = text;

    /// <summary>The tokens of a text; the last one is <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="SqlSyntaxException">a character that begins no token, or a string or comment without its end</exception>
    public static List<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>();
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        SkipBlanks();
        var start = _at;
        if (start == _text.Length)
        {
            return new Token(TokenKind.End, "", start, start);
        }

        var first = _text[start];
        return first switch
        {
            '"' or '\'' => String(first),
            '@' => Parameter(),
            _ when IsDigit(first) || (first == '.' && IsDigit(Peek(1))) => Number(),
            _ when IsNameStart(first) => Word(),
            _ => Symbol(),
        };
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }
            else if (At("--"))
            {
                var end = _text.AsSpan(_at).IndexOfAny('\r', '\n');
                _at = end < 0 ? _text.Length : _at + end;
            }
            else if (At("/*"))
            {
                var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? throw new SqlSyntaxException("SC1002", "A comment is not closed.", _at, _text.Length) : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private Token Word()
    {
        var start = _at;
        while (_at < _text.Length && (IsNameStart(_text[_at]) || IsDigit(_text[_at])))
        {
            _at++;
        }

        return Taken(TokenKind.Word, start);
    }

    private Token Parameter()
    {
        var start = _at++;
        while (_at < _text.Length && (IsNameStart(_text[_at]) || IsDigit(_text[_at])))
        {
            _at++;
        }

        return _at > start + 1 ? Taken(TokenKind.Parameter, start) : throw SqlSyntaxException.Near("@", start, _at);
    }

    private Token Number()
    {
        var start = _at;
        SkipDigits();
        if (Peek(0) == '.')
        {
            _at++;
            SkipDigits();
        }

        if (Peek(0) is 'e' or 'E' && (IsDigit(Peek(1)) || (Peek(1) is '+' or '-' && IsDigit(Peek(2)))))
        {
            _at += 2;
            SkipDigits();
        }

        return IsNameStart(Peek(0))
            ? throw SqlSyntaxException.Near(_text[start..(_at + 1)], start, _at + 1)
            : Taken(TokenKind.Number, start);
    }

    private Token String(char quote)
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote)
        {
            value.Append(_text[_at] == '\\' ? Escape() : _text[_at++]);
        }

        if (_at == _text.Length)
        {
            throw new SqlSyntaxException("SC1010", "Syntax error, a string constant is not closed.", start, _at);
        }

        _at++;
        return new Token(TokenKind.String, value.ToString(), start, _at);
    }

    private char Escape()
    {
        var start = _at;
        var kind = Peek(1);
        _at += 2;
        if (kind == 'u' && _at + 4 <= _text.Length && _text.AsSpan(_at, 4).IndexOfAnyExcept(Hexadecimal) < 0)
        {
            _at += 4;
            return (char)Convert.ToUInt16(_text.Substring(_at - 4, 4), 16);
        }

        return kind switch
        {
            '"' or '\'' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw new SqlSyntaxException(
                "SC1011", "Syntax error, a string constant has an invalid escape sequence.", start, Math.Min(_at, _text.Length)),
        };
    }

    private static readonly System.Buffers.SearchValues<char> Hexadecimal = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private Token Symbol()
    {
        foreach (var symbol in Symbols)
        {
            if (At(symbol))
            {
                _at += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, _at - symbol.Length, _at);
            }
        }

        throw SqlSyntaxException.Near(_text[_at].ToString(), _at, _at + 1);
    }

    private Token Taken(TokenKind kind, int start) => new(kind, _text[start.._at], start, _at);

    private bool At(string symbol) => string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0;

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void SkipDigits()
    {
        while (IsDigit(Peek(0)))
        {
            _at++;
        }
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(c);

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '$';
}
