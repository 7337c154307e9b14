namespace Dtks.Domain.Policies;

/// <summary>A ground of ineligibility (VER-5).</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Code">Its short name, in English.</param>
/// <param name="Text">The same in words, as they stand in a sentence.</param>
public sealed record PolicyGround(int Number, string Code, PolicyText Text);

/// <summary>Words in both languages.</summary>
/// <param name="Id">In Indonesian.</param>
/// <param name="En">In English.</param>
public sealed record PolicyText(string Id, string En)
{
    /// <summary>Those of a language: <c>en</c>, and Indonesian for any other.</summary>
    public string In(string language) => language == "en" ? En : Id;
}
