namespace Dtks.Domain.Imports;

/// <summary>Why a prelist, or a row of one, is refused: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class ImportViolations
{
    /// <summary>There is no such import.</summary>
    public const string Unknown = "import.unknown";

    /// <summary>There is an import of this id already.</summary>
    public const string Exists = "import.exists";

    /// <summary>A file name with a path in it.</summary>
    public const string FileName = "import.fileName";

    /// <summary>A media type of neither CSV nor XLSX.</summary>
    public const string ContentType = "import.contentType";

    /// <summary>Not 64 hexadecimal digits.</summary>
    public const string DigestFormat = "import.digestFormat";

    /// <summary>Larger than is taken. {max: MiB}</summary>
    public const string TooLarge = "import.tooLarge";

    /// <summary>The time for the upload has run out.</summary>
    public const string Expired = "import.expired";

    /// <summary>Nothing was uploaded.</summary>
    public const string Missing = "import.missing";

    /// <summary>The upload has another length than declared.</summary>
    public const string SizeMismatch = "import.sizeMismatch";

    /// <summary>The upload has another SHA-256 than declared.</summary>
    public const string DigestMismatch = "import.digestMismatch";

    /// <summary>The same file was worked before. {import}</summary>
    public const string SameFile = "import.sameFile";

    /// <summary>Columns that must be there are not. {columns}</summary>
    public const string HeaderMissing = "import.headerMissing";

    /// <summary>Columns that nobody knows. {columns}</summary>
    public const string HeaderUnknown = "import.headerUnknown";

    /// <summary>Two columns of one meaning. {columns}</summary>
    public const string HeaderTwice = "import.headerTwice";

    /// <summary>No rows under the header, or nothing at all.</summary>
    public const string Empty = "import.empty";

    /// <summary>More rows than are taken. {max}</summary>
    public const string TooManyRows = "import.tooManyRows";

    /// <summary>A cell is longer than any can be: most likely a quotation mark that is not closed. {row, max}</summary>
    public const string CellTooLong = "import.cellTooLong";

    /// <summary>All cells together hold more than is taken. {max: million characters}</summary>
    public const string TooMuchText = "import.tooMuchText";

    /// <summary>A quotation mark is opened and never closed.</summary>
    public const string QuoteOpen = "import.quoteOpen";

    /// <summary>Neither text nor a workbook.</summary>
    public const string NotText = "import.notText";

    /// <summary>Most of the file is UTF-8 and some of it is not, so that letters cannot be told. {line: the first such line}</summary>
    public const string MixedText = "import.mixedText";

    /// <summary>A workbook with a password.</summary>
    public const string Encrypted = "import.encrypted";

    /// <summary>A workbook of the old kind (.xls), or a binary one (.xlsb).</summary>
    public const string OldWorkbook = "import.oldWorkbook";

    /// <summary>A workbook of another program (.ods).</summary>
    public const string OtherWorkbook = "import.otherWorkbook";

    /// <summary>A workbook with macros.</summary>
    public const string Macros = "import.macros";

    /// <summary>It unpacks to far more than a prelist can hold. {max: MiB}</summary>
    public const string Bomb = "import.bomb";

    /// <summary>A workbook that cannot be opened.</summary>
    public const string Damaged = "import.damaged";

    /// <summary>All numbers of a column end in 0: a spreadsheet has rounded them. {column}</summary>
    public const string ColumnRounded = "import.columnRounded";

    /// <summary>A formula stands where a value must (REG-2).</summary>
    public const string Formula = "import.formula";

    /// <summary>An error of the spreadsheet stands in the cell.</summary>
    public const string CellError = "import.cellError";

    /// <summary>The file calls the cell a date, and it is none.</summary>
    public const string DateCell = "import.dateCell";

    /// <summary>Sixteen digits in scientific notation (REG-2).</summary>
    public const string Scientific = "import.scientific";

    /// <summary>Sixteen digits as a number: the last is no longer what was typed (REG-2).</summary>
    public const string NumberRounded = "import.numberRounded";

    /// <summary>Fewer than sixteen digits (REG-2). {count}</summary>
    public const string DigitsLost = "import.digitsLost";

    /// <summary>An apostrophe before the digits (REG-2).</summary>
    public const string TextMark = "import.textMark";

    /// <summary>A date as the number that spreadsheets keep (REG-2). {meant}</summary>
    public const string DateSerial = "import.dateSerial";

    /// <summary>A date that can be read day first and month first (REG-2). {first, second}</summary>
    public const string DateOrder = "import.dateOrder";

    /// <summary>A date in another form than yyyy-mm-dd that can be read in one way (REG-2). {meant}</summary>
    public const string DateMeant = "import.dateMeant";

    /// <summary>No date that can be told (REG-2).</summary>
    public const string DateForm = "import.dateForm";

    /// <summary>A word that is none of those of the column. {allowed}</summary>
    public const string Word = "import.word";

    /// <summary>The row says something else than another row of its family. {row}</summary>
    public const string FamilyDiffers = "import.familyDiffers";

    /// <summary>Other rows of the family are wrong, and a family is taken in whole. {rows}</summary>
    public const string FamilyRefused = "import.familyRefused";

    /// <summary>More rows under one family card than a family has members. {count, max}</summary>
    public const string FamilyTooLarge = "import.familyTooLarge";

    /// <summary>The NIK stands under another family card too (REG-5). {row}</summary>
    public const string NikElsewhere = "import.nikElsewhere";

    /// <summary>The row is of another village (GOV-2). {village}</summary>
    public const string OtherVillage = "import.otherVillage";

    /// <summary>The row was accepted before: it comes from a result.</summary>
    public const string AcceptedBefore = "import.acceptedBefore";
}
