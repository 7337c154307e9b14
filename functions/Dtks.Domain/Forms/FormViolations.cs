namespace Dtks.Domain.Forms;

/// <summary>What is wrong with answers to a form (RAT-2): stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class FormViolations
{
    /// <summary>On that day no edition of the form was in force yet (RAT-2). {from}</summary>
    public const string NotInForce = "form.notInForce";

    /// <summary>The edition has no such question. {edition}</summary>
    public const string QuestionUnknown = "form.questionUnknown";

    /// <summary>The question is asked of each member, or of the household, and is answered among the others. {belongs: members or answers}</summary>
    public const string QuestionElsewhere = "form.questionElsewhere";

    /// <summary>There are more answers than questions. {max}</summary>
    public const string TooMany = "form.tooMany";

    /// <summary>Nothing is answered for the household.</summary>
    public const string Empty = "form.empty";

    /// <summary>A question that must be answered is not. {edition, label}</summary>
    public const string AnswerMissing = "form.answerMissing";

    /// <summary>By other answers the question is not asked. {label}</summary>
    public const string NotAsked = "form.notAsked";

    /// <summary>No code of the question in this edition. {edition, allowed}</summary>
    public const string OptionUnknown = "form.optionUnknown";

    /// <summary>Yes and no have other codes at this question than at its neighbours. {yes, no}</summary>
    public const string YesNo = "form.yesNo";

    /// <summary>No sum of the question's codes. {allowed}</summary>
    public const string Sum = "form.sum";

    /// <summary>Not as many digits as the code has. {length}</summary>
    public const string Digits = "form.digits";

    /// <summary>No whole number from 0 to the highest. {max}</summary>
    public const string Whole = "form.whole";

    /// <summary>No number with up to two places after the point.</summary>
    public const string Fraction = "form.fraction";

    /// <summary>No month as yyyy-MM.</summary>
    public const string Month = "form.month";

    /// <summary>A day or month after the visit.</summary>
    public const string AfterVisit = "form.afterVisit";
}
