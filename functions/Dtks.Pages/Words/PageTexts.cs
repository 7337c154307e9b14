using Dtks.Platform.Problems;

namespace Dtks.Pages.Words;

/// <summary>The words of the pages, in Indonesian and English: <c>Texts/pages.id.json</c> and <c>Texts/pages.en.json</c>.</summary>
public sealed class PageTexts
{
    private readonly MessageCatalogue _texts = new(Files());

    /// <summary>The words in a language.</summary>
    /// <param name="language"><c>id</c> or <c>en</c>; any other is <c>id</c>.</param>
    public PageWords In(string? language) => new(_texts, language == "en" ? "en" : "id");

    private static TextFiles Files()
    {
        var files = new TextFiles();
        files.Declare(typeof(PageTexts).Assembly, "pages");
        return files;
    }
}
