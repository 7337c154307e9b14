namespace Dtks.Functions.ServiceDesk.GuestBook;

/// <summary>
/// Which running numbers are on their way to be given in this process, so that of many who ask at the same moment each tries for a number of its own. It is a hint alone: that no number is given twice is seen to by the document
/// that each is made with, here and in every other process.
/// </summary>
public sealed class NumbersInFlight
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    /// <summary>Comes in before the last number is looked up; to be left once the number that was taken is saved, or is not.</summary>
    /// <param name="line">What is numbered, such as a regency's day.</param>
    public Turn Enter(string line)
    {
        lock (_lock)
        {
            var known = _lines.TryGetValue(line, out var found) ? found : _lines[line] = new Line();
            known.Inside++;
            return new Turn(this, line, known);
        }
    }

    private sealed class Line
    {
        public int Inside { get; set; }

        public int Last { get; set; }
    }

    /// <summary>One who asks for a number.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly NumbersInFlight _all;
        private readonly string _name;
        private readonly Line _line;

        internal Turn(NumbersInFlight all, string name, object line) => (_all, _name, _line) = (all, name, (Line)line);

        /// <summary>The next number after the last that is saved and all that are on their way.</summary>
        /// <param name="saved">The last that is saved, looked up after coming in; 0 for none.</param>
        public int Take(int saved)
        {
            lock (_all._lock)
            {
                return _line.Last = Math.Max(_line.Last, saved) + 1;
            }
        }

        /// <summary>Goes out; what nobody is inside of is forgotten.</summary>
        public void Dispose()
        {
            lock (_all._lock)
            {
                if (--_line.Inside == 0)
                {
                    _all._lines.Remove(_name);
                }
            }
        }
    }
}
