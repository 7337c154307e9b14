namespace Dtks.Domain.Forms;

/// <summary>One edition of a form, as dated data: never changed, for answers keep the edition they were given by (RAT-2).</summary>
/// <param name="Id">The edition's id, such as <c>regsosek2022-k</c>.</param>
/// <param name="Name">The form, such as <c>dtks-visit</c>; its editions share it.</param>
/// <param name="Title">What stands at its head.</param>
/// <param name="Edition">The edition in words.</param>
/// <param name="Published">The year it was published, and the month where that is known.</param>
/// <param name="Sources">Where its questions and codes were read.</param>
/// <param name="Certainty">How sure they are.</param>
/// <param name="Notes">What whoever fills it in should know.</param>
/// <param name="Age">The code of the members' question that asks their age in full years.</param>
/// <param name="Sections">Its sections, in order.</param>
public sealed record Form(
    string Id,
    string Name,
    string Title,
    string Edition,
    string Published,
    IReadOnlyList<FormSource> Sources,
    string Certainty,
    IReadOnlyList<string> Notes,
    string Age,
    IReadOnlyList<FormSection> Sections)
{
    /// <summary>The questions of a scope, in order.</summary>
    public IEnumerable<FormQuestion> Questions(FormScope scope) => Sections.Where(s => s.Scope == scope).SelectMany(s => s.Questions);
}

/// <summary>Where something of a form was read.</summary>
/// <param name="Ref">The document.</param>
/// <param name="Gives">What was read in it; null where that is not said.</param>
public sealed record FormSource(string Ref, string? Gives);

/// <summary>A section of a form.</summary>
/// <param name="Code">Its number on the form.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Scope">Whether it is filled in once, or for each member.</param>
/// <param name="Questions">Its questions, in order.</param>
public sealed record FormSection(string Code, string Title, FormScope Scope, IReadOnlyList<FormQuestion> Questions);

/// <summary>A question of a form.</summary>
/// <param name="Code">Its number on the form, by which it is answered; unique in the edition.</param>
/// <param name="Label">The question, shortened.</param>
/// <param name="Type">How it is answered.</param>
/// <param name="Options">The codes it is answered with; there exactly for a choice or a sum.</param>
/// <param name="Required">Whether it must be answered wherever it is asked.</param>
/// <param name="RequiredIf">Answers of the same scope that make it one that must be answered: one of them does.</param>
/// <param name="AskIf">Answers of the same scope without which it is not asked: each of them.</param>
/// <param name="MinAge">Full years from which a member is asked.</param>
/// <param name="MaxAge">Full years up to which a member is asked.</param>
/// <param name="Advisory">Whether <paramref name="AskIf"/> and the ages are advice, for no source has them.</param>
/// <param name="Length">Digits of a code, exactly; of a number, at most; characters of a text, at most.</param>
/// <param name="Most">The highest number; null for any.</param>
/// <param name="Unit">What a number counts.</param>
/// <param name="Signature">Whether somebody signs there on paper.</param>
/// <param name="Note">What whoever fills it in should know.</param>
/// <param name="Certainty">How sure it is, where less than the whole.</param>
/// <param name="Conflict">How its sources differ.</param>
/// <param name="Column">Its column in the files of SIKS-NG.</param>
public sealed record FormQuestion(
    string Code,
    string Label,
    AnswerType Type,
    IReadOnlyList<FormOption>? Options = null,
    bool? Required = null,
    IReadOnlyList<FormCondition>? RequiredIf = null,
    IReadOnlyList<FormCondition>? AskIf = null,
    int? MinAge = null,
    int? MaxAge = null,
    bool? Advisory = null,
    int? Length = null,
    int? Most = null,
    string? Unit = null,
    bool? Signature = null,
    string? Note = null,
    string? Certainty = null,
    string? Conflict = null,
    string? Column = null);

/// <summary>A code that a question is answered with.</summary>
/// <param name="Code">The code, with all its digits: <c>09</c> is not <c>9</c>.</param>
/// <param name="Label">What it says.</param>
public sealed record FormOption(string Code, string Label);

/// <summary>An answer that something depends on.</summary>
/// <param name="Question">The question, of the same scope.</param>
/// <param name="Codes">One of its codes.</param>
public sealed record FormCondition(string Question, IReadOnlyList<string> Codes);

/// <summary>For whom a section is filled in.</summary>
public enum FormScope
{
    /// <summary>Once, for the whole household or family.</summary>
    Household,

    /// <summary>For each member.</summary>
    Member,
}

/// <summary>How a question is answered. Every answer is a text.</summary>
public enum AnswerType
{
    /// <summary>One of the codes.</summary>
    Choice,

    /// <summary>The sum of the codes that apply, which are powers of two; 0 for none. A code that is none stands alone.</summary>
    Sum,

    /// <summary>Digits, leading zeros included.</summary>
    Code,

    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A whole number from 0 on.</summary>
    Whole,

    /// <summary>A number from 0 on with up to two places after a point or comma.</summary>
    Fraction,

    /// <summary>A day, yyyy-MM-dd, no later than the visit.</summary>
    Date,

    /// <summary>A month, yyyy-MM, no later than the visit's.</summary>
    Month,

    /// <summary>A NIK.</summary>
    Nik,
}
