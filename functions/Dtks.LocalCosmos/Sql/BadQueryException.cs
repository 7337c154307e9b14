using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql;

/// <summary>
/// A query that cannot be answered: what the service reports as 400 Bad Request. Every failure of this library on a
/// query's text or parameters is one of these.
/// </summary>
/// <param name="code">the service's error code, such as <c>SC1001</c> (from the query plan baselines of the .NET SDK)</param>
/// <param name="message">one sentence that says what is wrong</param>
/// <param name="start">offset of the first offending character in the query text, from 0</param>
/// <param name="end">offset just past the last offending character</param>
internal class BadQueryException(string code, string message, int start, int end) : Exception(message)
{
    /// <summary>The service's error code.</summary>
    public string Code { get; } = code;

    /// <summary>Offset of the first offending character, from 0.</summary>
    public int Start { get; } = start;

    /// <summary>Offset just past the last offending character.</summary>
    public int End { get; } = end;

    /// <summary>The body the service sends with its 400: <c>{"errors":[{severity, location, code, message}]}</c>.</summary>
    public JObject ToJson() => new(new JProperty("errors", new JArray(new JObject(
        new JProperty("severity", "Error"),
        new JProperty("location", new JObject(new JProperty("start", Start), new JProperty("end", End))),
        new JProperty("code", Code),
        new JProperty("message", Message)))));
}

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
