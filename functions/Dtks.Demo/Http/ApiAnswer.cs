using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Http;

/// <summary>What the API answered.</summary>
/// <param name="Request">Method and path, for messages.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body; an empty object when there was none or it was no JSON.</param>
internal sealed record ApiAnswer(string Request, int Status, JToken Body)
{
    /// <summary>Whether the status is of the 2xx kind.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The status with what the body says at those places; of a problem, the status with its rule or else its code.</summary>
    public string Brief(params string[] places) =>
        string.Join(' ', [Status.ToString(CultureInfo.InvariantCulture), .. IsSuccess ? places.Select(Text) : [Reason]]).TrimEnd();

    /// <summary>The text at a place of the body, such as <c>match.address</c>; a hyphen when nothing is there.</summary>
    public string Text(string place) => Body.SelectToken(place) is JValue { Value: not null } value
        ? value.ToString(CultureInfo.InvariantCulture)
        : "-";

    /// <summary>The list at a place of the body; empty when nothing is there.</summary>
    public IReadOnlyList<JToken> List(string place) => Body.SelectToken(place) is JArray list ? [.. list] : [];

    /// <summary>A text that the next step needs.</summary>
    /// <exception cref="DemoStoppedException">It is not there.</exception>
    public string Required(string place) => Body.SelectToken(place) is JValue { Type: JTokenType.String } value
        ? (string)value!
        : throw new DemoStoppedException($"{Request}: {Status}, \"{place}\" {Body.ToString(Newtonsoft.Json.Formatting.None)}");

    private string Reason => Text("rule") is not "-" and var rule ? rule : Text("code");
}
