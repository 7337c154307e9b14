namespace Dtks.Functions.Forms;

/// <summary>The codes of what can be wrong with the data file of a form's edition; <c>form.file.unreadable</c> and <c>form.member.…</c> are as those of policy files.</summary>
public static class FormFaultCodes
{
    /// <summary>An edition's id that is empty or another's too.</summary>
    public const string Id = "form.id";

    /// <summary>A heading or a label that is empty, a section without questions, or two sections of one code.</summary>
    public const string Section = "form.section";

    /// <summary>A question's code that is empty or another's too.</summary>
    public const string QuestionTwice = "form.question.twice";

    /// <summary>Options that a choice or a sum lacks, that another question has, that are the same, or that cannot be summed.</summary>
    public const string Options = "form.options";

    /// <summary>A length, a highest number or an age that is out of its range.</summary>
    public const string Range = "form.member.range";

    /// <summary>A condition on a question or code that the form's scope does not have.</summary>
    public const string Condition = "form.condition";

    /// <summary>A question for the members' age that is none.</summary>
    public const string Age = "form.age";
}
