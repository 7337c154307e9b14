using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Idempotency;

/// <summary>
/// Answers are kept in clear, with ids and states only. One that shows what people wrote is kept without it; given again, it has it from where it stands encrypted (REG-3).
/// </summary>
public static class FreeTexts
{
    /// <summary>An answer without what stands under some names, to be kept.</summary>
    /// <param name="answer">The answer; its body is an object.</param>
    /// <param name="names">The members of the body; one that it has not is passed over.</param>
    public static Answer WithoutTexts(this Answer answer, params IReadOnlyList<string> names) => answer.With([.. names.Select(name => (name, (JToken)JValue.CreateString(string.Empty)))]);

    /// <summary>A kept answer with what was left out; an answer of before nothing was stays as it is.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="texts">The members that were left out, with what they hold.</param>
    public static Answer WithTexts(this Answer answer, params IReadOnlyList<(string Name, JToken? Value)> texts) =>
        answer.With([.. texts.Where(text => text.Value is not null).Select(text => (text.Name, text.Value!))]);

    private static Answer With(this Answer answer, IReadOnlyList<(string Name, JToken Value)> members)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var body = JsonText.Read<JObject>(answer.Body);
        foreach (var (name, value) in members.Where(m => body.ContainsKey(m.Name)))
        {
            body[name] = value;
        }

        return answer with { Body = JsonText.Write(body) };
    }
}
