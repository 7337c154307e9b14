namespace Dtks.LocalCosmos.Sql.Syntax;

/// <content>The steps the parser is made of: taking tokens, and keeping count of how deep it is.</content>
internal sealed partial class SqlParser
{
    private bool TakeSymbol(string symbol) => Take(Current.IsSymbol(symbol));

    private bool TakeWord(string keyword) => Take(Current.IsWord(keyword));

    private bool TakeWords(string first, string second)
    {
        if (!TakeWord(first))
        {
            return false;
        }

        ExpectWord(second);
        return true;
    }

    private bool Take(bool isThere)
    {
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void ExpectSymbol(string symbol) => Expect(TakeSymbol(symbol));

    private void ExpectWord(string keyword) => Expect(TakeWord(keyword));

    private void Expect(bool isThere)
    {
        if (!isThere)
        {
            throw Unexpected();
        }
    }

    private SqlSyntaxException Unexpected() => SqlSyntaxException.Near(Current.Text, Current.Start, Current.End);

    private void Enter()
    {
        if (++_depth > MaximumDepth)
        {
            throw TooDeep(Current.Start);
        }
    }

    private void Leave() => _depth--;

    private static SqlExpression Bounded(SqlExpression expression) =>
        expression.Depth <= MaximumDepth ? expression : throw TooDeep(expression.Start);

    private static BadQueryException TooDeep(int start) =>
        new("SC3029", $"The query nests deeper than {MaximumDepth} levels.", start, start + 1);
}
