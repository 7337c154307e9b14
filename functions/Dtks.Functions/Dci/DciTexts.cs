using Dtks.Domain.Dci;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Dci;

/// <summary>The words of what is rejected, in the language that a request asks for.</summary>
public sealed class DciTexts(MessageCatalogue messages)
{
    private const int Longest = 999;

    /// <summary>Why something is rejected, at most 999 characters.</summary>
    /// <param name="locale">The request's language (<see cref="DciLocale"/>).</param>
    /// <param name="fault">Why.</param>
    public string Of(string locale, DciFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Of(locale == DciLocale.Indonesian ? "id" : "en", fault.Text, fault.Args);
    }

    /// <summary>The words of a text in a language of the catalogue.</summary>
    public string Of(string language, string text, IReadOnlyDictionary<string, string>? args)
    {
        var words = messages.Text(language, text, args);
        return words.Length <= Longest ? words : words[..Longest];
    }
}
