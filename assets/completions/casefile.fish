# Completion of casefile for fish. The program itself says what can follow.
function __casefile_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l typed (commandline -ct)
    for line in (command casefile @complete $words "$typed" 2>/dev/null)
        if string match -q \t\* -- $line
            __fish_complete_path "$typed"
        else
            echo $line
        end
    end
end
complete --command casefile --no-files --keep-order --arguments '(__casefile_complete)'
