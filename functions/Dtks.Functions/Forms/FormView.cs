using Dtks.Domain.Forms;
using NodaTime;

namespace Dtks.Functions.Forms;

/// <summary>An edition of a form, as whoever fills it in needs it. What may be left out is not there.</summary>
internal sealed record FormView(
    string Form,
    string Version,
    string Title,
    string Edition,
    string Published,
    LocalDate From,
    LocalDate? Until,
    IReadOnlyList<FormSource> Sources,
    string Certainty,
    IReadOnlyList<string> Notes,
    string Age,
    IReadOnlyList<FormSection> Sections)
{
    public static FormView Of(FormInForce found)
    {
        var form = found.Form;
        return new(form.Name, form.Id, form.Title, form.Edition, form.Published, found.From, found.Until, form.Sources, form.Certainty, form.Notes, form.Age, form.Sections);
    }
}
