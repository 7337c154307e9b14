namespace Dtks.LocalCosmos.Sql;

/// <summary>A query text that is not well-formed: the service's <c>SC1xxx</c> errors.</summary>
/// <param name="code">the service's error code</param>
/// <param name="message">one sentence that says what is wrong</param>
/// <param name="start">offset of the first offending character, from 0</param>
/// <param name="end">offset just past the last offending character</param>
internal sealed class SqlSyntaxException(string code, string message, int start, int end)
    : BadQueryException(code, message, start, end)
{
    /// <summary>The error for a token that cannot stand where it stands.</summary>
    public static SqlSyntaxException Near(string text, int start, int end) => text.Length == 0
        ? new("SC1001", "Syntax error, unexpected end of the query.", start, end)
        : new("SC1001", $"Syntax error, incorrect syntax near '{text}'.", start, end);
}
