using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Duplicates;

/// <summary>A name in the forms it is compared in. Personal data.</summary>
internal sealed class NameForm
{
    private const int OnStack = 256;

    // What only fills its field (REG-2).
    private static readonly NameForm None = new(string.Empty, ([], []));

    private NameForm(string plain, (string[] Written, string[] Heard) words)
    {
        Plain = plain;
        (Written, Words) = words;
        Sound = Words is [var one] ? one : string.Concat(Words);
    }

    /// <summary>Its letters in upper case without marks, words apart by one blank.</summary>
    public string Plain { get; }

    /// <summary>Its words as they are written, without titles.</summary>
    public string[] Written { get; }

    /// <summary>The same as they sound.</summary>
    public string[] Words { get; }

    /// <summary>All of it as it sounds, in one; empty where nothing is known.</summary>
    public string Sound { get; }

    /// <summary>Whether it is a name.</summary>
    public bool IsKnown => Sound.Length > 0;

    /// <summary>A person's name; what stands behind a comma is a degree.</summary>
    public static NameForm OfPerson(string text) => Placeholders.Is(text) ? None : Person(text);

    /// <summary>A mother's maiden name, written as persons' names are; more words only fill its field.</summary>
    public static NameForm OfMother(string text) => Placeholders.IsOfMother(text) ? None : Person(text);

    private static NameForm Person(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var words = WordsOf(comma > 0 ? text[..comma] : text);
        return new NameForm(string.Join(' ', words), NameLetters.OfPerson(words));
    }

    /// <summary>A place's name.</summary>
    public static NameForm OfPlace(string text)
    {
        if (Placeholders.IsOfPlace(text)) return None;
        var words = WordsOf(text);
        return new NameForm(string.Join(' ', words), NameLetters.OfPlace(words));
    }

    // An apostrophe parts no word: NUR'AINI is NURAINI.
    private static string[] WordsOf(string text)
    {
        var folded = TextFolding.Fold(text);
        var letters = folded.Length <= OnStack ? stackalloc char[folded.Length] : new char[folded.Length];
        var length = 0;
        foreach (var c in folded)
        {
            if (c != '\'') letters[length++] = char.IsAsciiLetter(c) ? char.ToUpperInvariant(c) : ' ';
        }

        return new string(letters[..length]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[name]";
}
